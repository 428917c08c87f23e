package network.khala.rpc.transport;

import java.util.List;
import java.util.Locale;

/// Which web pages may connect. Programs send no `Origin` header and are not concerned.
///
/// @param origins such as `https://polkadot.js.org`; without a port, any port is meant; `*` for all
public record OriginRule(List<String> origins) {
  /// Pages of this machine and the well-known wallet page.
  public static final OriginRule DEFAULT =
      new OriginRule(
          List.of(
              "http://localhost",
              "https://localhost",
              "http://127.0.0.1",
              "https://127.0.0.1",
              "https://polkadot.js.org"));

  /// Every page.
  public static final OriginRule ANY = new OriginRule(List.of("*"));

  /// Copies the list.
  public OriginRule {
    origins = List.copyOf(origins);
  }

  /// Whether a page of this origin may connect.
  public boolean allows(String origin) {
    if (origins.contains("*")) {
      return true;
    }
    String asked = origin.toLowerCase(Locale.ROOT);
    return origins.contains(asked) || origins.contains(withoutPort(asked));
  }

  private static String withoutPort(String origin) {
    int colon = origin.lastIndexOf(':');
    boolean port = colon > origin.indexOf("://") && colon > origin.lastIndexOf(']');
    return port ? origin.substring(0, colon) : origin;
  }
}
