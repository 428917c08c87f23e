package network.khala.attestation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  @Test
  void object_everyKindOfValue_isRead() {
    JsonObject object =
        read(
            " {\"text\":\"a\\u0041\\n\\ud83d\\ude00\\/\",\"number\":42,\"yes\":true,\"no\":false,"
                + "\"nothing\":null,\"list\":[1, 2 ,\t3],\"inner\":{\"x\":[]}}\r\n");
    assertThat(object.text("text")).isEqualTo("aA\n\ud83d\ude00/");
    assertThat(object.integer("number", 42)).isEqualTo(42);
    assertThat(object.bool("yes")).isTrue();
    assertThat(object.bool("no")).isFalse();
    assertThat(object.isNull("nothing")).isTrue();
    assertThat(object.integers("list", 3)).containsExactly(1L, 2L, 3L);
    assertThat(object.object("inner").texts("x")).isEmpty();
    assertThat(object.names()).first().isEqualTo("text");
  }

  @Test
  void object_spacesAndNumbersOfEveryForm_areRead() {
    JsonObject object =
        read("{ \"a\" : \"\\n x\" ,\n\"b\"\t:\r1e+5, \"c\":1E-5,\"d\":-0.5e0 , \"e\": { } }");
    assertThat(object.text("a")).isEqualTo("\n x");
    assertThat(object.names()).containsExactly("a", "b", "c", "d", "e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "1",
        "{",
        "{}}",
        "{} {}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":{\"b\":1,\"b\":2}}",
        "{\"a\":01}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":+1}",
        "{\"a\":tru}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"a\":\"tab\tinside\"}",
        "{\"a\":\"open}",
        "\ufeff{}",
        "{\"a\":1}\u0000",
        "{\"a\":NaN}",
        "// comment\n{}"
      })
  void object_notStrictJson_isMalformed(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedException.class);
  }

  @Test
  void object_notUtf8_isMalformed() {
    assertThatThrownBy(() -> JsonReader.object(new byte[] {'{', '"', (byte) 0xc0, '"', ':'}))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void object_depthAtTheLimit_isRead() {
    int inner = JsonReader.MAX_DEPTH - 1;
    read("{\"a\":" + "[".repeat(inner) + "]".repeat(inner) + "}");
    String deeper = "{\"a\":" + "[".repeat(inner + 1) + "]".repeat(inner + 1) + "}";
    assertThatThrownBy(() -> read(deeper))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("deeper");
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e2", "-1", "-0", "256", "99999999999999999999", "\"1\"", "null"})
  void integer_notAPlainIntegerInRange_isMalformed(String literal) {
    JsonObject object = read("{\"a\":" + literal + "}");
    assertThatThrownBy(() -> object.integer("a", 255))
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("a is not an integer");
  }

  @Test
  void members_missingOrOfAnotherType_areNamedWithTheirPath() {
    JsonObject object = read("{\"a\":[{\"b\":{\"c\":1}}],\"t\":\"2026-13-01T00:00:00Z\"}");
    JsonObject inner = object.objects("a").getFirst().object("b");
    assertThatThrownBy(() -> inner.text("c")).hasMessage("a[0].b.c is not a string");
    assertThatThrownBy(() -> inner.text("d")).hasMessage("a[0].b.d is missing");
    assertThatThrownBy(() -> object.time("t")).hasMessageContaining("t is not a time");
    assertThatThrownBy(() -> object.object("t")).hasMessage("t is not an object");
    assertThatThrownBy(() -> object.texts("a")).hasMessage("a is not an array of strings");
    assertThatThrownBy(() -> object.hex("t", 1)).hasMessageContaining("in hexadecimal");
    assertThatThrownBy(() -> object.bool("t")).hasMessage("t is not true or false");
    assertThat(object.optionalText("none")).isEmpty();
  }

  @Property(tries = 500)
  void object_anyText_isReadOrMalformed(
      @ForAll
          @Chars({'{', '}', '[', ']', '"', ':', ',', '\\', 'u', '0', '1', '-', '.', 'e', ' ', 'n'})
          @StringLength(max = 40)
          String text) {
    try {
      read(text);
    } catch (MalformedException expected) {
      assertThat(expected).hasMessageNotContaining("null pointer");
    }
  }

  private static JsonObject read(String text) {
    return JsonReader.object(text.getBytes(StandardCharsets.UTF_8));
  }
}
