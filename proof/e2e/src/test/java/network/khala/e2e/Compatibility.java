package network.khala.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The table of docs/compatibility.md: a row a check, a column a client. What clients that were not
/// run this time did the last time stays.
final class Compatibility {
  private static final Path FILE = Places.root().resolve("docs/compatibility.md");
  private static final String PREFACE =
      """
      # Compatibility

      What unmodified clients do with a node of this project. Written by the test `ClientsTest` of \
      `proof/e2e`; the programs are in `proof/e2e/clients`.

      **yes**: done, and the result is right. **–**: the client has no such function, or its program \
      does not try it.

      """;

  /// By check, then by client.
  private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

  private final List<String> clients = new ArrayList<>();

  /// The table as it was written last.
  static Compatibility load() throws IOException {
    Compatibility table = new Compatibility();
    if (Files.exists(FILE)) {
      List<List<String>> rows =
          Files.readAllLines(FILE, UTF_8).stream()
              .filter(line -> line.startsWith("| "))
              .map(Compatibility::cells)
              .toList();
      for (List<String> row : rows.subList(Math.min(2, rows.size()), rows.size())) {
        for (int i = 1; i < row.size(); i++) {
          table.put(row.getFirst(), rows.getFirst().get(i), row.get(i));
        }
      }
    }
    return table;
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
  }

  /// Forgets what this client and other versions of it did.
  void forget(String client) {
    String program = client.substring(0, client.lastIndexOf(' '));
    String major = program + " " + major(client);
    clients.removeIf(one -> one.equals(major) || one.startsWith(major + "."));
    cells.values().forEach(row -> row.keySet().retainAll(clients));
  }

  private static String major(String client) {
    String version = client.substring(client.lastIndexOf(' ') + 1);
    return version.contains(".") ? version.substring(0, version.indexOf('.')) : version;
  }

  /// Sets what a client did.
  void put(String check, String client, String result) {
    if (!clients.contains(client)) {
      clients.add(client);
    }
    cells.computeIfAbsent(check, _ -> new LinkedHashMap<>()).put(client, result);
  }

  void save() throws IOException {
    List<String> columns = clients.stream().sorted().toList();
    StringBuilder text = new StringBuilder(PREFACE);
    text.append("| | ").append(String.join(" | ", columns)).append(" |\n");
    text.append("| --- ".repeat(columns.size() + 1)).append("|\n");
    cells.values().removeIf(Map::isEmpty);
    cells.forEach(
        (check, row) -> {
          List<String> results = columns.stream().map(one -> row.getOrDefault(one, "–")).toList();
          text.append("| ").append(check).append(" | ");
          text.append(String.join(" | ", results)).append(" |\n");
        });
    Files.writeString(FILE, text, UTF_8);
  }
}
