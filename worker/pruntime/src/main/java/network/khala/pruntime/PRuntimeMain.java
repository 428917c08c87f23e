package network.khala.pruntime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import network.khala.attestation.AttestationException;
import network.khala.tee.devtee.DevTeeClient;
import network.khala.tee.devtee.OrphanGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's entry point inside the distribution that a TEE measures.
///
/// Options: `--port N` (8000), `--public-port N`, `--data-dir DIR`, `--cores N`,
/// `--checkpoint-interval BLOCKS`. It is started by `khala devtee` or by a TEE's loader, and gets
/// quotes and keys from it.
public final class PRuntimeMain {
  private static final Logger LOG = LoggerFactory.getLogger(PRuntimeMain.class);
  private static final int USAGE = 2;
  private static final int UNAVAILABLE = 69;
  private static final Duration GRACE = Duration.ofSeconds(3);

  private PRuntimeMain() {}

  /// Runs until the process is ended.
  public static void main(String[] args) {
    System.exit(run(args, System.getenv(), PRuntimeMain::untilEnded));
  }

  /// Starts the program and hands it to `whileRunning`; returns the exit code.
  static int run(String[] args, Map<String, String> environment, Consumer<PRuntime> whileRunning) {
    try {
      Options options = Options.parse(args);
      Files.createDirectories(options.dataDir());
      try (DevTeeClient device =
          DevTeeClient.connect(environment, new OrphanGuard(UNAVAILABLE, GRACE))) {
        EnclaveConfig config =
            new EnclaveConfig(
                options.dataDir(), options.cores(), device, device, options.checkpointBlocks());
        try (PRuntime program = new PRuntime(config, options.port(), options.publicPort())) {
          LOG.info("pruntime ready port={}", program.port());
          whileRunning.accept(program);
        }
      }
      return 0;
    } catch (IllegalArgumentException e) {
      LOG.error("{}; see the options in docs/protocol/pruntime.md", e.getMessage());
      return USAGE;
    } catch (AttestationException e) {
      LOG.error(
          "no device vouches for this program: {}; start it by `khala devtee`", e.getMessage());
      return UNAVAILABLE;
    } catch (IOException e) {
      LOG.error("cannot start: {}", e.getMessage());
      return UNAVAILABLE;
    }
  }

  private static void untilEnded(PRuntime program) {
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  program.close();
                  ended.countDown();
                });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the command line says.
  record Options(
      Path dataDir, int port, Optional<Integer> publicPort, int cores, int checkpointBlocks) {
    static Options parse(String[] args) {
      Path dataDir = Path.of("data");
      int port = 8000;
      Optional<Integer> publicPort = Optional.empty();
      int cores = Runtime.getRuntime().availableProcessors();
      int checkpointBlocks = 100;
      for (int i = 0; i < args.length; i += 2) {
        if (i + 1 == args.length) {
          throw new IllegalArgumentException(args[i] + " needs a value");
        }
        String value = args[i + 1];
        switch (args[i]) {
          case "--data-dir" -> dataDir = Path.of(value);
          case "--port" -> port = number(args[i], value, 0, 65_535);
          case "--public-port" -> publicPort = Optional.of(number(args[i], value, 0, 65_535));
          case "--cores" -> cores = number(args[i], value, 1, 1024);
          case "--checkpoint-interval" -> checkpointBlocks = number(args[i], value, 0, 1_000_000);
          default -> throw new IllegalArgumentException("unknown option " + args[i]);
        }
      }
      return new Options(dataDir, port, publicPort, cores, checkpointBlocks);
    }

    private static int number(String option, String value, int min, int max) {
      try {
        int number = Integer.parseInt(value);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        // Answered below, like a number out of range.
      }
      throw new IllegalArgumentException(
          option + "=" + value + ": must be a number from " + min + " to " + max);
    }
  }
}
