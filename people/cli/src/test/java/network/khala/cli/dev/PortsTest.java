package network.khala.cli.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.TreeSet;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class PortsTest {
  @Test
  void choose_anyFreeOnes_areAllDifferent() throws IOException {
    Ports ports = Ports.choose(0, 0, 0, 3);
    TreeSet<Integer> all = new TreeSet<>(ports.pruntimes());
    all.addAll(List.of(ports.rpc(), ports.console()));
    assertThat(all).hasSize(5).doesNotContain(0);
  }

  @Test
  void choose_portInUse_saysWhichOptionToChange() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Ports.choose(port, 0, 0, 1))
          .hasMessage("port " + port + " is taken")
          .asInstanceOf(InstanceOfAssertFactories.type(CommandFailure.class))
          .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.UNAVAILABLE))
          .satisfies(failure -> assertThat(failure.hint()).contains("--rpc-port"));
    }
  }
}
