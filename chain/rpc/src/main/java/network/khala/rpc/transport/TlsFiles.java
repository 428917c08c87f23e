package network.khala.rpc.transport;

import java.nio.file.Path;
import java.time.Duration;

/// What a server proves its name with.
///
/// @param certificate its certificate and those that vouch for it, in PEM, its own first
/// @param key its private key, PKCS #8 in PEM, not encrypted
/// @param lookEvery how often both are looked at; renewed ones serve connections made from then on
public record TlsFiles(Path certificate, Path key, Duration lookEvery) {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  /// Files that are looked at every ten seconds.
  public TlsFiles(Path certificate, Path key) {
    this(certificate, key, LOOK_EVERY);
  }
}
