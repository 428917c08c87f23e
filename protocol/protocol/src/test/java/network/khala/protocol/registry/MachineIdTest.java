package network.khala.protocol.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

class MachineIdTest {
  @Test
  void parse_otherLength_isEmpty() {
    assertThat(MachineId.parse(Bytes.EMPTY)).isEmpty();
    assertThat(MachineId.parse(Bytes.of(new byte[16]))).isEmpty();
    assertThat(MachineId.parse(Bytes.of(new byte[MachineId.SIZE + 1]))).isEmpty();
    assertThat(MachineId.parse(Bytes.of(new byte[MachineId.SIZE]))).isPresent();
  }

  @Test
  void version_packedAndBack_isTheSame() {
    PRuntimeVersion version = new PRuntimeVersion(2, 3, 4);
    assertThat(version.packed()).isEqualTo(0x0002_0304);
    assertThat(PRuntimeVersion.of(0x0002_0304)).isEqualTo(version).hasToString("2.3.4");
    assertThat(version).isLessThan(new PRuntimeVersion(2, 4, 0));
    assertThatThrownBy(() -> new PRuntimeVersion(0, 256, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.256.0");
  }
}
