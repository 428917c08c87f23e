package network.khala.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The table of docs/compatibility.md: a row a check, a column a client, and below it why a client
/// cannot do something. What clients that were not run this time did the last time stays. Several
/// test classes may write at the same time.
final class Compatibility {
  /// The row of `ThousandBlocksTest`; the others are of `ClientsTest`.
  static final String THOUSAND_BLOCKS = "decodes 1,000 blocks with every call of every pallet";

  private static final Path FILE = Places.root().resolve("docs/compatibility.md");
  private static final String PREFACE =
      """
      # Compatibility

      What unmodified clients do with a node of this project. Written by the tests `ClientsTest` and \
      `ThousandBlocksTest` of `proof/e2e`; the programs are in `proof/e2e/clients`.

      **yes**: done, and the result is right. **–**: the client cannot, for the reason below.

      """;
  private static final Pattern REASON = Pattern.compile("- (.+?): (.+?): (.+)");

  /// By check, then by client.
  private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

  /// By client, then by check.
  private final Map<String, Map<String, String>> reasons = new TreeMap<>();

  private final List<String> clients = new ArrayList<>();

  private Compatibility() {}

  /// Replaces what `ClientsTest` saw a client do, and forgets other versions of it.
  ///
  /// @param reasons why it cannot do what is not among the results
  static synchronized void replace(
      String client, Map<String, String> results, Map<String, String> reasons) throws IOException {
    Compatibility table = load();
    table.forgetOtherVersions(client);
    table.cells.forEach(
        (check, row) -> {
          if (!check.equals(THOUSAND_BLOCKS)) {
            row.remove(client);
          }
        });
    results.forEach((check, result) -> table.put(check, client, result));
    table.reasons.put(client, new LinkedHashMap<>(reasons));
    table.save();
  }

  /// Sets one thing that a client did.
  static synchronized void add(String client, String check, String result) throws IOException {
    Compatibility table = load();
    table.forgetOtherVersions(client);
    table.put(check, client, result);
    table.save();
  }

  /// The table as it was written last.
  private static Compatibility load() throws IOException {
    Compatibility table = new Compatibility();
    if (Files.exists(FILE)) {
      List<String> lines = Files.readAllLines(FILE, UTF_8);
      table.readCells(lines);
      table.readReasons(lines);
    }
    return table;
  }

  private void readCells(List<String> lines) {
    List<List<String>> rows =
        lines.stream().filter(line -> line.startsWith("| ")).map(Compatibility::cells).toList();
    for (List<String> row : rows.subList(Math.min(2, rows.size()), rows.size())) {
      for (int i = 1; i < row.size(); i++) {
        if (!row.get(i).equals("–")) {
          put(row.getFirst(), rows.getFirst().get(i), row.get(i));
        }
      }
    }
  }

  private void readReasons(List<String> lines) {
    for (String line : lines) {
      Matcher reason = REASON.matcher(line);
      if (reason.matches()) {
        reasons
            .computeIfAbsent(reason.group(1), _ -> new LinkedHashMap<>())
            .put(reason.group(2), reason.group(3));
      }
    }
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Stream.of(inner.split("\\|", -1)).map(String::strip).toList();
  }

  private void forgetOtherVersions(String client) {
    String program = client.substring(0, client.lastIndexOf(' '));
    String major = program + " " + major(client);
    clients.removeIf(
        one -> !one.equals(client) && (one.equals(major) || one.startsWith(major + ".")));
    cells.values().forEach(row -> row.keySet().retainAll(clients));
    reasons.keySet().retainAll(clients);
  }

  private static String major(String client) {
    String version = client.substring(client.lastIndexOf(' ') + 1);
    return version.contains(".") ? version.substring(0, version.indexOf('.')) : version;
  }

  private void put(String check, String client, String result) {
    if (!clients.contains(client)) {
      clients.add(client);
    }
    cells.computeIfAbsent(check, _ -> new LinkedHashMap<>()).put(client, result);
  }

  private void save() throws IOException {
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
    text.append('\n');
    reasons.forEach(
        (client, all) ->
            all.forEach(
                (check, reason) -> text.append("- %s: %s: %s%n".formatted(client, check, reason))));
    Files.writeString(FILE, text, UTF_8);
  }
}
