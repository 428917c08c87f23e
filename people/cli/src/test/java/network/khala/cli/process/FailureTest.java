package network.khala.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FailureTest {
  @Test
  void in_commandThatFailed_findsMessageAndHint() {
    Failure failure =
        Failure.in(
            List.of(
                "20:35:47.001 WARN  n.k.node.Node  something else",
                "error: port 9944 is taken",
                "hint: choose another"));
    assertThat(failure.message()).contains("port 9944 is taken");
    assertThat(failure.hint()).isEqualTo("choose another");
  }

  @Test
  void in_enclaveProgramThatFailed_findsWhatItLogged() {
    Failure failure =
        Failure.in(
            List.of("20:35:47.001 ERROR n.k.p.PRuntimeMain       cannot start: no room", "done"));
    assertThat(failure.message()).contains("cannot start: no room");
    assertThat(failure.hint()).isEmpty();
  }

  @Test
  void in_processThatWasKilled_findsNothing() {
    assertThat(Failure.in(List.of("12:00:00.000 INFO  n.k.Node  all is well")).message()).isEmpty();
  }
}
