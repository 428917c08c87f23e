package network.khala.attestation.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

class JsonObjectTest {
  @Test
  void integer_upToTheMost_isReadAndBeyondIsRefusedByItsPath() {
    assertThat(object("{\"a\":0,\"b\":255}").integer("a", 255)).isZero();
    assertThat(object("{\"a\":0,\"b\":255}").integer("b", 255)).isEqualTo(255);
    for (String number : List.of("256", "-1", "1.0", "1e2", "1000000000000000000")) {
      assertThatThrownBy(() -> object("{\"a\":" + number + "}").integer("a", 255))
          .as(number)
          .isInstanceOf(MalformedException.class)
          .hasMessage("a is not an integer from 0 to 255");
    }
    assertThat(object("{\"a\":999999999999999999}").integer("a", Long.MAX_VALUE))
        .isEqualTo(999_999_999_999_999_999L);
    assertThatThrownBy(() -> object("{\"a\":1000000000000000000}").integer("a", Long.MAX_VALUE))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void integers_oneBeyondTheMost_areRefused() {
    assertThat(object("{\"a\":[1,2]}").integers("a", 2)).containsExactly(1L, 2L);
    for (String items : List.of("[1,3]", "[\"1\"]", "1")) {
      assertThatThrownBy(() -> object("{\"a\":" + items + "}").integers("a", 2))
          .isInstanceOf(MalformedException.class);
    }
  }

  @Test
  void hexes_ofOneSizeOrOfAny_haveWholeBytes() {
    JsonObject object = object("{\"a\":[\"00ff\",\"01\",\"\"],\"b\":[\"001\"],\"c\":[\"0g\"]}");
    assertThat(object.hexes("a", 0))
        .containsExactly(Bytes.fromHex("00ff"), Bytes.fromHex("01"), Bytes.EMPTY);
    for (String name : List.of("b", "c")) {
      assertThatThrownBy(() -> object.hexes(name, 0)).isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> object.hexes("a", 2)).isInstanceOf(MalformedException.class);
    assertThat(object.hexes("absent", 2)).isEmpty();
  }

  private static JsonObject object(String text) {
    return JsonReader.object(text.getBytes(StandardCharsets.UTF_8));
  }
}
