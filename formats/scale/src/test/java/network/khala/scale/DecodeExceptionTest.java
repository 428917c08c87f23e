package network.khala.scale;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecodeExceptionTest {
  @Test
  void getMessage_pathOfManySteps_showsItsTwoEnds() {
    DecodeException failure = new DecodeException(1234, "nested too deep", "a call");
    for (int depth = 0; depth < 200; depth++) {
      failure = failure.within("::batch.calls[0]");
    }
    failure = failure.within("Call", ".first");
    assertThat(failure.getMessage())
        .startsWith("Call.first::batch.calls[0]")
        .contains("…")
        .endsWith("::batch.calls[0]: nested too deep at byte 1,234")
        .hasSizeLessThan(250);
    assertThat(failure.path()).hasSizeGreaterThan(3000);
  }

  @Test
  void getMessage_pathOfFewSteps_showsItWhole() {
    DecodeException failure =
        new DecodeException(118, "compact length 9,213 exceeds limit 1,024", "a list");
    assertThat(failure.within("[2]").within("Header", ".digest").getMessage())
        .isEqualTo("Header.digest[2]: compact length 9,213 exceeds limit 1,024 at byte 118");
  }
}
