package network.khala.cli.worker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import network.khala.cli.process.ChildSpec;
import network.khala.cli.process.JavaProgram;

/// The enclave program of this machine as a child process: within the device that plays the TEE
/// where there is none, else as it is.
///
/// @param tee what the machine offers
/// @param port the program's
/// @param folder of the worker's data
/// @param node of the chain that development evidence is for
/// @param signer of the program on a device that plays the TEE, if not one of its own
/// @param cores threads that compute, if not all
record EnclaveProgram(
    MachineTee tee,
    int port,
    Path folder,
    URI node,
    Optional<Path> signer,
    Optional<Integer> cores) {
  /// The program measures itself at its start, so it takes a while; the relayer waits in its own
  /// way after that.
  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  private static final Duration PAUSE = Duration.ofMillis(100);

  /// What to start.
  ChildSpec child() {
    List<String> command = new ArrayList<>();
    if (tee == MachineTee.DEV) {
      command.addAll(JavaProgram.khala("devtee"));
      command.addAll(
          List.of("devtee", "--json", "--node", node.toString(), "--state-dir", in("device")));
      signer.ifPresent(
          file -> command.addAll(List.of("--signer", file.toAbsolutePath().toString())));
    } else {
      command.addAll(JavaProgram.khala("pruntime"));
      command.addAll(List.of("pruntime", "--attestation-provider", tee.optionName()));
    }
    command.addAll(List.of("--port", String.valueOf(port), "--data-dir", in("pruntime")));
    cores.ifPresent(each -> command.addAll(List.of("--cores", String.valueOf(each))));
    return new ChildSpec("pruntime", command, Map.of(), folder.resolve("pruntime.log"));
  }

  private String in(String name) {
    return folder.toAbsolutePath().resolve(name).toString();
  }

  /// Waits until the program listens, but not for ever.
  void awaitPort() throws InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (!listens() && System.nanoTime() - end < 0) {
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PAUSE.toMillis());
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
