package network.khala.cli.attest;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import network.khala.cli.Output;
import org.jspecify.annotations.Nullable;

/// Prints trees of names and plain values for people: a line a value, groups by indentation.
final class Tree {
  private static final int WIDTH = 24;

  private final Output output;

  Tree(Output output) {
    this.output = output;
  }

  void show(Map<String, ? extends @Nullable Object> tree) {
    show(tree, 0);
  }

  private void show(Map<?, ?> tree, int depth) {
    tree.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> group) {
            output.line("  ".repeat(depth) + words(String.valueOf(name)));
            show(group, depth + 1);
          } else if (value != null && !text(value).isEmpty()) {
            line("  ".repeat(depth) + words(String.valueOf(name)), text(value));
          }
        });
  }

  void line(String name, String value) {
    output.line(String.format(Locale.ROOT, "%-" + (WIDTH - 1) + "s ", name) + value);
  }

  private static String text(Object value) {
    return value instanceof Collection<?> items
        ? String.join(", ", items.stream().map(String::valueOf).toList())
        : String.valueOf(value);
  }

  /// `tcbDate` as `tcb date`; names that are paths stay as they are.
  private static String words(String name) {
    return name.contains("/")
        ? name
        : name.replaceAll("(?<=[a-z])([A-Z])(?=[a-z])", " $1").toLowerCase(Locale.ROOT);
  }
}
