package network.khala.frame;

import java.util.Map;
import java.util.TreeMap;
import network.khala.protocol.substrate.Weight;

/// What calls and hooks cost, by pallet and name: a base, and an addition for each unit of size or
/// work that the call states. Written by `khala bench weights`.
///
/// One line an entry: `Pallet.name base_ps per_unit_ps`; `#` begins a comment.
public final class WeightTable {
  private final Map<String, Map<String, Entry>> byPallet;

  private record Entry(long basePs, long perUnitPs) {}

  private WeightTable(Map<String, Map<String, Entry>> byPallet) {
    this.byPallet = byPallet;
  }

  /// Reads a table.
  ///
  /// @throws IllegalArgumentException for a line that is none
  public static WeightTable parse(String text) {
    Map<String, Map<String, Entry>> table = new TreeMap<>();
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      String content = line.split("#", 2)[0].strip();
      if (!content.isEmpty()) {
        parseLine(content, number, table);
      }
    }
    return new WeightTable(table);
  }

  /// The cost of a call or hook without units.
  public Weight of(String pallet, String name) {
    return of(pallet, name, 0);
  }

  /// The cost of a call or hook with `units` of size or work.
  ///
  /// @throws IllegalArgumentException if the table has no such entry
  public Weight of(String pallet, String name, long units) {
    Map<String, Entry> entries = byPallet.get(pallet);
    Entry entry = entries == null ? null : entries.get(name);
    if (entry == null) {
      throw new IllegalArgumentException("the weight table has no entry " + pallet + "." + name);
    }
    return Weight.ofRefTime(entry.perUnitPs())
        .saturatingMul(units)
        .saturatingAdd(Weight.ofRefTime(entry.basePs()));
  }

  private static void parseLine(String content, int number, Map<String, Map<String, Entry>> table) {
    String[] columns = content.split("\\s+", -1);
    String[] path = columns[0].split("\\.", -1);
    if (columns.length != 3 || path.length != 2) {
      throw new IllegalArgumentException("weight table, line " + number + ": " + content);
    }
    Entry entry = new Entry(Long.parseLong(columns[1]), Long.parseLong(columns[2]));
    table.computeIfAbsent(path[0], key -> new TreeMap<>()).put(path[1], entry);
  }
}
