package network.khala.rpc.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
  private final RequestReader reader = new RequestReader(1 << 20, 3);

  @ParameterizedTest
  @ValueSource(strings = {"7", "-7", "1.0", "1e3", "123456789012345678901234567890", "\"a\\\"b\""})
  void read_anyId_keepsItAsItStood(String id) {
    Request.Call call =
        (Request.Call)
            reader.read("{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":[1],\"id\":" + id + "}");
    assertThat(call.id()).contains(id);
    assertThat(call.params()).hasToString("[1]");
  }

  @Test
  void read_withoutId_isNotification() {
    Request.Call call = (Request.Call) reader.read("{\"jsonrpc\":\"2.0\",\"method\":\"m\"}");
    assertThat(call.id()).isEmpty();
    assertThat(call.params().isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "-32700; no json",
        "-32700; {",
        "-32700; {}{}",
        "-32700; {\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1,\"id\":2}",
        "-32600; []",
        "-32600; 1",
        "-32600; {}",
        "-32600; {\"jsonrpc\":\"1.0\",\"method\":\"m\",\"id\":1}",
        "-32600; {\"jsonrpc\":\"2.0\",\"method\":1,\"id\":1}",
        "-32600; {\"jsonrpc\":\"2.0\",\"method\":\"m\",\"params\":1,\"id\":1}",
        "-32600; {\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":[]}",
        "-32600; {\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":true}",
        "-32010; [{},{},{},{}]"
      })
  void read_noRequest_hasItsCode(int code, String text) {
    Request.Refused refused = (Request.Refused) reader.read(text);
    assertThat(refused.error().code()).isEqualTo(code);
  }

  @Test
  void read_empty_isParseError() {
    assertThat(((Request.Refused) reader.read("")).error().code()).isEqualTo(-32700);
  }

  @Test
  void read_batchWithRubbish_refusesOnlyThat() {
    Request.Batch batch =
        (Request.Batch)
            reader.read("[1,{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1},{\"x\":[{}]}]");
    assertThat(batch.requests())
        .hasSize(3)
        .satisfies(requests -> assertThat(requests.get(1)).isInstanceOf(Request.Call.class))
        .satisfies(requests -> assertThat(requests.get(2)).isInstanceOf(Request.Refused.class));
  }

  @Test
  void read_tooDeep_isParseErrorWithoutOverflow() {
    String text =
        "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1,\"params\":" + "[".repeat(100_000) + "}";
    assertThat(((Request.Refused) reader.read(text)).error().code()).isEqualTo(-32700);
    assertThat(((Request.Refused) reader.read("[".repeat(100_000))).error().code())
        .isEqualTo(-32700);
  }

  @Test
  void read_tooManyValues_isParseErrorBeforeTheyAreKept() {
    RequestReader large = new RequestReader(15 << 20, 3);
    String text =
        "{\"jsonrpc\":\"2.0\",\"method\":\"m\",\"id\":1,\"params\":["
            + "[],".repeat(1_000_000)
            + "1]}";
    assertThat(((Request.Refused) large.read(text)).error().code()).isEqualTo(-32700);
  }

  @Property
  void read_anyText_isAnsweredAndNeverThrows(@ForAll @StringLength(max = 200) String text) {
    assertThat(reader.read(text)).isNotNull();
    assertThat(reader.read("{\"jsonrpc\":\"2.0\",\"method\":" + text + "}")).isNotNull();
  }
}
