package network.khala.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import network.khala.attestation.Guidance.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GuidanceTest {
  @ParameterizedTest
  @EnumSource
  void of_everyCode_saysWhoseSideWhatIsRequiredAndWhatToDo(AttestationError code) {
    Guidance guidance = Guidance.of(code);
    assertThat(guidance.required()).isNotBlank().doesNotEndWith(".");
    assertThat(guidance.nextStep()).isNotBlank().doesNotEndWith(".");
    String explained = new AttestationException(code, "found this").explain();
    assertThat(explained).contains("found this", guidance.required(), guidance.nextStep());
  }

  @ParameterizedTest
  @EnumSource
  void sides_all_areSomebodysFault(Side side) {
    assertThat(AttestationError.values())
        .as("a code of this side")
        .anyMatch(code -> code.guidance().side() == side);
  }
}
