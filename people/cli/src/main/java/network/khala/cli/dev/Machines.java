package network.khala.cli.dev;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The machines of the network and the keys by which the chain knows their workers, as the enclave
/// programs themselves tell them. Safe for use by several threads.
final class Machines {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Machine gatekeeper;
  private final List<Machine> workers;
  private final Map<String, String> keys = new TreeMap<>();

  /// @param ports one for the gatekeeper, then one a worker
  Machines(List<Integer> ports) {
    this.gatekeeper = new Machine(Machine.GATEKEEPER, ports.getFirst());
    this.workers =
        IntStream.range(1, ports.size())
            .mapToObj(i -> new Machine("worker-" + i, ports.get(i)))
            .toList();
  }

  Machine gatekeeper() {
    return gatekeeper;
  }

  List<Machine> workers() {
    return workers;
  }

  /// The gatekeeper, then the workers.
  List<Machine> all() {
    return Stream.concat(Stream.of(gatekeeper), workers.stream()).toList();
  }

  /// The machine whose worker has the key, if it is one of ours.
  Optional<Machine> ofWorker(String key) {
    return all().stream()
        .filter(machine -> keyOf(machine).filter(key::equals).isPresent())
        .findFirst();
  }

  /// The name of the machine whose worker has the key; the key itself if it is none of ours.
  String nameOf(String key) {
    return ofWorker(key).map(Machine::name).orElse(key);
  }

  /// The key of a machine's worker, once its enclave program follows the chain.
  Optional<String> keyOf(Machine machine) {
    synchronized (keys) {
      String known = keys.get(machine.name());
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<String> told =
        info(machine)
            .map(info -> info.path("public_key").asString(""))
            .filter(key -> !key.isEmpty())
            .map(key -> key.startsWith("0x") ? key : "0x" + key);
    told.ifPresent(
        key -> {
          synchronized (keys) {
            keys.put(machine.name(), key);
          }
        });
    return told;
  }

  /// What a machine's enclave program says of itself, if it is there.
  Optional<JsonNode> info(Machine machine) {
    HttpRequest request =
        HttpRequest.newBuilder(machine.url().resolve("/info")).timeout(LIMIT).build();
    try {
      String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return Optional.of(JsonMapper.shared().readTree(answer));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
