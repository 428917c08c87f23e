package network.khala.tee;

import static network.khala.attestation.AttestationError.PROVIDER_UNAVAILABLE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import network.khala.attestation.AttestationException;
import network.khala.tee.devtee.DevTeeClient;
import network.khala.tee.gramine.GramineDevice;
import network.khala.tee.tsm.TsmDevice;

/// Finds the provider of quotes that a machine has, or the one that is asked for.
public final class QuoteProviders {
  /// How long one attempt at a quote may take.
  public static final Duration TIMEOUT = Duration.ofSeconds(8);

  /// The names that are understood, in the order in which `auto` tries them.
  public static final List<String> NAMES = List.of("auto", "gramine", "tdx", "dev", "none");

  private final Path root;
  private final Map<String, String> environment;
  private final Runnable whenDeviceLost;

  /// @param root where `dev` and `sys` are looked for: `/`, or a tree that looks like a machine
  /// @param environment of the process, which tells a child of the development device about it
  /// @param whenDeviceLost runs when the development device that was opened is gone
  public QuoteProviders(Path root, Map<String, String> environment, Runnable whenDeviceLost) {
    this.root = root;
    this.environment = Map.copyOf(environment);
    this.whenDeviceLost = whenDeviceLost;
  }

  /// The provider with this name, or the first that is there for `auto`. Hardware comes before the
  /// development device, and `none` only if it is asked for: a machine that should vouch for its
  /// program must not silently stop to.
  ///
  /// @throws AttestationException with PROVIDER_UNAVAILABLE, saying what was looked for and found
  /// @throws IllegalArgumentException if there is no such name
  public QuoteProvider open(String name) {
    return switch (name) {
      case "auto" -> detect();
      case "gramine" -> timed(GramineDevice.open(root));
      case "tdx" -> timed(TsmDevice.open(root));
      case "dev" -> DevTeeClient.connect(environment, whenDeviceLost);
      case "none" -> new NoneProvider();
      default ->
          throw new IllegalArgumentException(
              "'" + name + "' is no provider of quotes; known are " + String.join(", ", NAMES));
    };
  }

  private QuoteProvider detect() {
    List<String> absent = new ArrayList<>();
    for (Supplier<QuoteProvider> candidate :
        List.<Supplier<QuoteProvider>>of(
            () -> open("gramine"), () -> open("tdx"), () -> open("dev"))) {
      try {
        return candidate.get();
      } catch (AttestationException e) {
        if (e.code() != PROVIDER_UNAVAILABLE) {
          throw e;
        }
        absent.add(e.detail());
      }
    }
    throw new AttestationException(PROVIDER_UNAVAILABLE, String.join("; ", absent));
  }

  private static QuoteProvider timed(QuoteProvider provider) {
    return new TimedProvider(provider, TIMEOUT);
  }
}
