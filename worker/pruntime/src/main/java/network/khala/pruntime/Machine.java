package network.khala.pruntime;

import static network.khala.attestation.AttestationError.PROVIDER_UNAVAILABLE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import network.khala.attestation.AttestationException;
import network.khala.tee.NoneProvider;
import network.khala.tee.QuoteProvider;
import network.khala.tee.QuoteProviders;
import network.khala.tee.RootSecret;
import network.khala.tee.RootSecretSealer;
import network.khala.tee.Sealer;
import network.khala.tee.TimedProvider;
import network.khala.tee.devtee.DevTeeClient;
import network.khala.tee.gramine.GramineDevice;
import network.khala.tee.tsm.TsmDevice;

/// What vouches for this program and keeps its secrets. Each kind seals under keys of its own, so
/// that a key which was sealed by a weaker one is never attested by a stronger.
///
/// | provider | quotes | sealing keys |
/// | --- | --- | --- |
/// | `dev` | the development device that started the program | from it |
/// | `gramine` | the enclave that Gramine runs | from the processor |
/// | `tdx` | the trust domain | a secret in the data directory, which must be on an encrypted disk |
/// | `none` | none | a secret in the data directory |
final class Machine implements AutoCloseable {
  private static final Path ROOT = Path.of("/");
  private static final String SECRET = "root.secret";

  private final QuoteProvider provider;
  private final Sealer sealer;
  private final Runnable closing;

  private Machine(QuoteProvider provider, Sealer sealer, Runnable closing) {
    this.provider = provider;
    this.sealer = sealer;
    this.closing = closing;
  }

  /// Opens a provider.
  ///
  /// @param name `auto` for the one that is there: an enclave, then whoever started the process,
  ///   then a trust domain; never `none`
  /// @param root where `dev` and `sys` are looked for
  /// @throws AttestationException with PROVIDER_UNAVAILABLE if it is not there
  /// @throws UsageException if there is no such provider, or inside an enclave another root than
  ///   its own is named: the host could serve keys there that it knows
  static Machine open(
      String name, Path root, Map<String, String> environment, Path dataDir, Runnable whenLost) {
    if (!root.equals(ROOT) && isEnclave(ROOT)) {
      throw new UsageException("--attestation-root is not for use inside an enclave");
    }
    return switch (name) {
      case "auto" -> open(detect(root, environment), root, environment, dataDir, whenLost);
      case "dev" -> {
        DevTeeClient device = DevTeeClient.connect(environment, whenLost);
        yield new Machine(device, device, device::close);
      }
      case "gramine" -> {
        GramineDevice device = GramineDevice.open(root);
        yield new Machine(new TimedProvider(device, QuoteProviders.TIMEOUT), device, () -> {});
      }
      case "tdx" ->
          withSecret(new TimedProvider(TsmDevice.open(root), QuoteProviders.TIMEOUT), dataDir);
      case "none" -> withSecret(new NoneProvider(), dataDir);
      default ->
          throw new UsageException(
              "--attestation-provider="
                  + name
                  + ": known are "
                  + String.join(", ", QuoteProviders.NAMES));
    };
  }

  private static String detect(Path root, Map<String, String> environment) {
    if (isEnclave(root)) {
      return "gramine";
    }
    if (environment.containsKey(DevTeeClient.SOCKET_VARIABLE)) {
      return "dev";
    }
    if (Files.isDirectory(root.resolve("sys/kernel/config/tsm/report"))) {
      return "tdx";
    }
    throw new AttestationException(
        PROVIDER_UNAVAILABLE,
        "this is neither an enclave nor a trust domain, and khala devtee did not start it");
  }

  private static boolean isEnclave(Path root) {
    return Files.exists(root.resolve("dev/attestation/attestation_type"));
  }

  private static Machine withSecret(QuoteProvider provider, Path dataDir) {
    RootSecret secret = RootSecret.openOrCreate(dataDir.resolve(SECRET));
    return new Machine(provider, new RootSecretSealer(secret), secret::close);
  }

  /// Vouches for the program.
  QuoteProvider provider() {
    return provider;
  }

  /// Gives keys for sealed files.
  Sealer sealer() {
    return sealer;
  }

  @Override
  public void close() {
    closing.run();
  }
}
