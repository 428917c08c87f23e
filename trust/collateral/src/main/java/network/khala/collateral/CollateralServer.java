package network.khala.collateral;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;

/// A server of collateral: a PCCS, or Intel's PCS. Which one is asked is the choice of whoever
/// judges, never of whoever is judged.
///
/// @param base without the path of the API
/// @param kind which interface it speaks
/// @param subscriptionKey Intel's key for requests of PCK certificates; sent to no other server
/// @param certificate the only TLS certificate that is accepted, of a PCCS that signed its own; the
///   usual ones if absent
public record CollateralServer(
    URI base, Kind kind, Optional<String> subscriptionKey, Optional<X509Certificate> certificate) {
  /// Intel's own service.
  public static final CollateralServer INTEL = of("https://api.trustedservices.intel.com");

  /// A cache that Khala's workers have used.
  public static final CollateralServer PHALA = of("https://pccs.phala.network");

  private static final String API = "/(sgx|tdx)/certification/v[34]/?$";
  private static final String INTEL_HOST = "api.trustedservices.intel.com";

  /// Where Intel publishes the root's revocation list, which its API does not have.
  private static final URI INTEL_ROOT_CRL =
      URI.create("https://certificates.trustedservices.intel.com/IntelSGXRootCA.der");

  /// The two interfaces; they differ in the root's revocation list and in a parameter.
  public enum Kind {
    /// A provisioning certificate caching service.
    PCCS,
    /// Intel's provisioning certification service.
    PCS
  }

  /// The server at `url`, with or without the path of the API; Intel's host is known by its name,
  /// every other one is a PCCS.
  ///
  /// @throws IllegalArgumentException if that is no http or https URL
  public static CollateralServer of(String url) {
    String base = url.replaceFirst(API, "").replaceFirst("/$", "");
    URI uri = URI.create(base);
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?") || uri.getHost() == null) {
      throw new IllegalArgumentException("'" + url + "' is no http or https URL");
    }
    return new CollateralServer(
        uri,
        uri.getHost().equalsIgnoreCase(INTEL_HOST) ? Kind.PCS : Kind.PCCS,
        Optional.empty(),
        Optional.empty());
  }

  /// The same server, asked in the other way.
  public CollateralServer as(Kind other) {
    return new CollateralServer(base, other, subscriptionKey, certificate);
  }

  /// The same server with a subscription key.
  public CollateralServer withSubscriptionKey(String key) {
    return new CollateralServer(base, kind, Optional.of(key), certificate);
  }

  /// The same server, known by this certificate only.
  public CollateralServer withCertificate(X509Certificate known) {
    return new CollateralServer(base, kind, subscriptionKey, Optional.of(known));
  }

  /// The address of a path of the API, which begins with `/`.
  URI at(String path) {
    return URI.create(base + path);
  }

  /// The address of the root's revocation list.
  URI rootCrl() {
    boolean intel = INTEL_HOST.equalsIgnoreCase(base.getHost());
    return kind == Kind.PCS && intel ? INTEL_ROOT_CRL : at("/sgx/certification/v4/rootcacrl");
  }

  /// Without the key, which is a secret.
  @Override
  public String toString() {
    return base.toString();
  }
}
