package network.khala.pruntime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The whole program with its server, in a process of its own, on a machine that vouches for
/// nothing. Prints its port and runs until its input ends.
public final class ServerProgram {
  private ServerProgram() {}

  /// @param arguments the data directory
  public static void main(String[] arguments) throws IOException {
    CountDownLatch stop = new CountDownLatch(1);
    EnclaveConfig config = TestEnclave.config(Path.of(arguments[0]));
    try (PRuntime program =
        new PRuntime(
            new EnclaveConfig(config.dataDir(), 2, config.provider(), config.sealer(), 100),
            0,
            Optional.empty(),
            stop::countDown)) {
      System.out.println(program.port());
      while (stop.getCount() > 0 && System.in.read() >= 0) {
        // The parent says nothing; it is there or gone.
      }
    }
  }
}
