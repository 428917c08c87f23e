package network.khala.protocol.earning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import network.khala.protocol.earning.EarningState.Cause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class EarningStateTest {
  @Test
  void line_ofAnEarningWorker_saysSo() {
    assertThat(EarningState.of(Cause.EARNING).line()).isEqualTo("earning");
    assertThat(new EarningState(Cause.EARNING, "last answer in block 7").line())
        .isEqualTo("earning, last answer in block 7");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EARNING")
  void line_ofAnyOther_saysWhyAndWhatToDo(Cause cause) {
    assertThat(new EarningState(cause, "more").line())
        .startsWith("not earning because ")
        .contains(" (more) → ")
        .endsWith(cause.remedy())
        .doesNotContain("\n");
    assertThat(cause.remedy()).isNotBlank();
  }

  @Test
  void wireNames_areDifferentAndFindTheirCause() {
    assertThat(Arrays.stream(Cause.values()).map(Cause::wireName)).doesNotHaveDuplicates();
    for (Cause cause : Cause.values()) {
      assertThat(Cause.ofWireName(cause.wireName())).isEqualTo(cause);
    }
    assertThat(Cause.ofWireName("")).isEqualTo(Cause.PROGRAM_UNREACHABLE);
  }
}
