package network.khala.rpc.metrics;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Figures in the text format of Prometheus, version 0.0.4. Families one after the other, each with
/// its samples directly behind it.
public final class Exposition {
  /// The format's media type.
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final StringBuilder text = new StringBuilder();
  private final Map<String, String> common;

  /// Starts a page.
  ///
  /// @param common labels that all samples have
  public Exposition(Map<String, String> common) {
    this.common = new TreeMap<>(common);
  }

  /// What a family counts.
  public enum Kind {
    /// Only grows.
    COUNTER,
    /// Goes up and down.
    GAUGE,
    /// Counts by size; its samples end in `_bucket`, `_sum` and `_count`.
    HISTOGRAM
  }

  /// Begins a family.
  public Exposition family(String name, Kind kind, String help) {
    text.append("# HELP ").append(name).append(' ').append(escaped(help, false)).append('\n');
    text.append("# TYPE ").append(name).append(' ');
    text.append(kind.name().toLowerCase(Locale.ROOT)).append('\n');
    return this;
  }

  /// A value without labels of its own.
  public Exposition sample(String name, long value) {
    return sample(name, Map.of(), value);
  }

  /// A value.
  public Exposition sample(String name, Map<String, String> labels, long value) {
    Map<String, String> all = new TreeMap<>(common);
    all.putAll(labels);
    text.append(name);
    char before = '{';
    for (Map.Entry<String, String> label : all.entrySet()) {
      text.append(before).append(label.getKey()).append("=\"");
      text.append(escaped(label.getValue(), true)).append('"');
      before = ',';
    }
    text.append(all.isEmpty() ? " " : "} ").append(value).append('\n');
    return this;
  }

  private static String escaped(String value, boolean quoted) {
    String lines = value.replace("\\", "\\\\").replace("\n", "\\n");
    return quoted ? lines.replace("\"", "\\\"") : lines;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
