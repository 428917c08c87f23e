package network.khala.client.extrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EraTest {

  @Test
  void mortal_knownCase_hasItsBytesBirthAndDeath() {
    Era era = Era.mortal(64, 61);
    assertThat(era.encode()).isEqualTo(Bytes.fromHex("0xd503"));
    assertThat(era.birth(70)).isEqualTo(61);
    assertThat(era.death(70)).isEqualTo(125);
    assertThat(Era.decode(Bytes.fromHex("0xd503"))).isEqualTo(era);
  }

  @Test
  void immortal_isOneZeroByteAndNeverEnds() {
    assertThat(Era.IMMORTAL.encode()).isEqualTo(Bytes.fromHex("0x00"));
    assertThat(Era.decode(Bytes.fromHex("0x00"))).isEqualTo(Era.IMMORTAL);
    assertThat(Era.IMMORTAL.birth(5)).isZero();
    assertThat(Era.IMMORTAL.death(5)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void mortal_vectors_haveTheirBytes() {
    JsonNode vectors =
        JsonMapper.shared()
            .readTree(
                Path.of(
                    System.getProperty("khala.root"),
                    "proof/testkit/src/main/resources/vectors/chain/era.json"));
    for (JsonNode vector : vectors.path("mortal")) {
      long current = vector.path("current").longValue();
      Era era = Era.decode(Bytes.fromHex(vector.path("hex").stringValue()));
      assertThat(Era.mortal(vector.path("period").longValue(), current)).isEqualTo(era);
      assertThat(era.birth(current)).isEqualTo(vector.path("birth").longValue());
      assertThat(era.death(current)).isEqualTo(vector.path("death").longValue());
    }
    for (JsonNode vector : vectors.path("requested")) {
      Era era =
          Era.mortal(
              vector.path("requestedPeriod").longValue(), vector.path("current").longValue());
      assertThat(era.encode()).hasToString(vector.path("hex").stringValue());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x", "0x01", "0x0001", "0x01ff", "0x010000"})
  void decode_noEra_isRefused(String hex) {
    assertThatThrownBy(() -> Era.decode(Bytes.fromHex(hex)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void mortal_anyRequest_coversTheBlockAndSurvivesEncoding(
      @ForAll @IntRange(min = 1, max = 1 << 20) int period,
      @ForAll @IntRange(min = 0) int current) {
    Era era = Era.mortal(period, current);
    assertThat(Era.decode(era.encode())).isEqualTo(era);
    assertThat(era.birth(current)).isLessThanOrEqualTo(Math.max(current, era.phase()));
    assertThat(era.death(current)).isGreaterThan(current);
    assertThat(era.period()).isGreaterThanOrEqualTo(Math.min(period, 1 << 16));
  }
}
