package network.khala.tee.devtee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.scale.Bytes;

/// The child of the tests: what it does is its first argument, where it reports to its second.
final class ChildProgram {
  static final int EXIT_CODE = 7;
  static final int ORPHANED = 69;

  private ChildProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path out = Path.of(arguments[1]);
    DevTeeClient client =
        DevTeeClient.connect(System.getenv(), new OrphanGuard(ORPHANED, Duration.ofSeconds(2)));
    switch (arguments[0]) {
      case "attest" -> {
        report(out, attest(client));
        System.exit(EXIT_CODE);
      }
      case "wait" -> {
        report(out, List.of(Long.toString(ProcessHandle.current().pid())));
        Thread.currentThread().join();
      }
      case "stubborn" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(ChildProgram::sleepForEver));
        report(out, List.of(Long.toString(ProcessHandle.current().pid())));
        Thread.currentThread().join();
      }
      default -> System.exit(2);
    }
  }

  private static List<String> attest(DevTeeClient client) {
    Bytes version = client.currentVersion();
    String key = HexFormat.of().formatHex(client.deriveKey("identity", version).toArray());
    try {
      return switch (client.attest(Bytes.wrap(new byte[64])).orElseThrow()) {
        case AttestationReport.Development evidence ->
            List.of(
                key,
                client.pruntimeHash().orElseThrow().toHex(),
                evidence.report().toHex(),
                evidence.signature().toHex(),
                evidence.certificate().toHex());
        case AttestationReport other -> throw new IllegalStateException(other.toString());
      };
    } catch (AttestationException e) {
      return List.of(key, e.code() + " " + e.detail());
    }
  }

  private static void report(Path out, List<String> lines) throws IOException {
    Path temporary = out.resolveSibling("child.tmp");
    Files.write(temporary, lines);
    Files.move(temporary, out, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void sleepForEver() {
    try {
      Thread.sleep(Duration.ofDays(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
