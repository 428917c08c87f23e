package network.khala.pruntime;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import network.khala.pruntime.worker.BenchmarkLoad;
import network.khala.tee.devtee.OrphanGuard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program's entry point inside the distribution that a TEE measures.
///
/// Options: `--port N` (8000), `--public-port N`, `--data-dir DIR`, `--cores N`,
/// `--checkpoint-interval BLOCKS`, `--safe-mode-level 0|1|2`, `--attestation-provider
/// auto|dev|gramine|tdx|none`, `--attestation-root DIR`. It is started by `khala devtee` or by a
/// TEE's loader, and gets quotes and keys from it. No option may make a key less secret: whoever
/// starts the program chooses them.
public final class PRuntimeMain {
  private static final Logger LOG = LoggerFactory.getLogger(PRuntimeMain.class);
  private static final int UNAVAILABLE = 69;
  private static final Duration GRACE = Duration.ofSeconds(3);

  private PRuntimeMain() {}

  /// Runs until the process is ended.
  public static void main(String[] args) {
    System.exit(run(args, System.getenv(), System.err, PRuntimeMain::untilEnded));
  }

  /// Starts the program and hands it to `whileRunning`; returns the exit code.
  static int run(
      String[] args, Map<String, String> environment, PrintStream errors, Running whileRunning) {
    CountDownLatch stop = new CountDownLatch(1);
    try {
      Options options = Options.parse(args);
      Files.createDirectories(options.dataDir());
      try (Machine machine = options.machine(environment, new OrphanGuard(UNAVAILABLE, GRACE));
          PRuntime program =
              new PRuntime(
                  options.config(machine), options.port(), options.publicPort(), stop::countDown)) {
        LOG.info("pruntime ready port={}", program.port());
        whileRunning.untilStopped(program, stop);
      }
      return 0;
    } catch (IOException | RuntimeException e) {
      LOG.debug("cannot start", e);
      return fail(StartFailure.of(e), errors);
    }
  }

  /// What is done while the program runs.
  interface Running {
    /// Returns when the program shall end: when `stop` is counted down, for example.
    void untilStopped(PRuntime program, CountDownLatch stop);
  }

  private static int fail(StartFailure failure, PrintStream errors) {
    errors.println(failure.lines());
    return failure.code();
  }

  private static void untilEnded(PRuntime program, CountDownLatch stop) {
    Thread hook =
        Thread.ofPlatform()
            .unstarted(
                () -> {
                  program.close();
                  stop.countDown();
                });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      stop.await();
      // A moment for the answer to whoever asked for the end.
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the command line says.
  record Options(
      Path dataDir,
      int port,
      Optional<Integer> publicPort,
      BenchmarkLoad load,
      int checkpointBlocks,
      int safeMode,
      String provider,
      Path root) {
    Machine machine(Map<String, String> environment, Runnable whenLost) {
      return Machine.open(provider, root, environment, dataDir, whenLost);
    }

    EnclaveConfig config(Machine machine) {
      return new EnclaveConfig(
          dataDir, load, machine.provider(), machine.sealer(), checkpointBlocks, safeMode);
    }

    static Options parse(String[] args) {
      Path dataDir = Path.of("data");
      int port = 8000;
      Optional<Integer> publicPort = Optional.empty();
      int cores = Runtime.getRuntime().availableProcessors();
      int percent = BenchmarkLoad.FULL;
      int checkpointBlocks = 100;
      int safeMode = 0;
      String provider = "auto";
      Path root = Path.of("/");
      for (int i = 0; i < args.length; i += 2) {
        if (i + 1 == args.length) {
          throw new UsageException(args[i] + " needs a value");
        }
        String value = args[i + 1];
        switch (args[i]) {
          case "--data-dir" -> dataDir = Path.of(value);
          case "--port" -> port = number(args[i], value, 0, 65_535);
          case "--public-port" -> publicPort = Optional.of(number(args[i], value, 0, 65_535));
          case "--cores" -> cores = number(args[i], value, 1, 1024);
          case "--load" -> percent = number(args[i], value, 1, BenchmarkLoad.FULL);
          case "--checkpoint-interval" -> checkpointBlocks = number(args[i], value, 0, 1_000_000);
          case "--attestation-provider" -> provider = value;
          case "--attestation-root" -> root = Path.of(value);
          case "--safe-mode-level" -> safeMode = number(args[i], value, 0, 2);
          default -> throw new UsageException("unknown option " + args[i]);
        }
      }
      return new Options(
          dataDir,
          port,
          publicPort,
          new BenchmarkLoad(cores, percent),
          checkpointBlocks,
          safeMode,
          provider,
          root);
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
      throw new UsageException(
          option + "=" + value + ": must be a number from " + min + " to " + max);
    }
  }
}
