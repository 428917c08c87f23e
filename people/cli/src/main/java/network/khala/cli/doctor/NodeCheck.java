package network.khala.cli.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Does the node answer?
final class NodeCheck {
  private static final String SUBJECT = "node";
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final int OK = 200;

  private NodeCheck() {}

  /// @param asked whether the user named the node; a default one need not be there
  static Line examine(URI node, boolean asked) {
    Optional<URI> health = health(node);
    if (health.isEmpty()) {
      return Line.fail(SUBJECT, node + " is no address", "Write http://HOST:9944");
    }
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(health.get()).timeout(LIMIT).build(),
                  BodyHandlers.discarding())
              .statusCode();
      return status == OK
          ? Line.pass(SUBJECT, node + " answers")
          : Line.warn(SUBJECT, node + " answers, not healthy (" + status + ")", "See its log");
    } catch (IOException e) {
      String found = node + " does not answer";
      return asked
          ? Line.fail(SUBJECT, found, "Start it, or check the address and the firewall")
          : Line.warn(SUBJECT, found, "Start one with khala node, or name another with --node");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Line.warn(SUBJECT, "interrupted", "");
    }
  }

  /// Where a node tells how it is: its WebSocket address serves HTTP too.
  private static Optional<URI> health(URI node) {
    String scheme = node.getScheme() == null ? "" : node.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.matches("https?|wss?") || node.getHost() == null) {
      return Optional.empty();
    }
    return Optional.of(
        URI.create(
            scheme.replaceFirst("^ws", "http") + "://" + node.getRawAuthority() + "/health"));
  }
}
