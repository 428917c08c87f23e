package network.khala.testkit;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What became of one vector, or of a file as a whole (then `id` is the file's name).
///
/// @param suite the folder of the file
/// @param file the file's name with `.json`
/// @param id the vector within the file
/// @param step the step of a scenario
/// @param path the member that differs; empty if none does
/// @param expected what the vector wants, where something differs
/// @param actual what the real code answered
/// @param reason why the vector is unsupported or could not be run; empty otherwise
public record Outcome(
    String suite,
    String file,
    String id,
    int step,
    Kind kind,
    String path,
    @Nullable Object expected,
    @Nullable Object actual,
    String reason) {
  /// How it ended.
  public enum Kind {
    /// As the vector wants.
    PASS("pass"),
    /// Otherwise than the vector wants.
    FAIL("fail"),
    /// The vector needs a part that does not exist yet.
    UNSUPPORTED("unsupported"),
    /// Not at all.
    ERROR("error");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /// The word for it in reports.
    public String text() {
      return text;
    }
  }

  /// The line of a report in JSON.
  public ObjectNode toJson() {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("type", "vector").put("suite", suite).put("file", file);
    line.put("id", id).put("step", step).put("result", kind.text());
    line.put("path", path);
    line.set("expected", JsonValues.of(expected));
    line.set("actual", JsonValues.of(actual));
    if (!reason.isEmpty()) {
      line.put("reason", reason);
    }
    return line;
  }

  /// The line of a report for people.
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(kind.text());
    line.append(' ').append(suite).append('/').append(file).append(' ').append(id);
    if (step != 0) {
      line.append(" step ").append(step);
    }
    if (kind == Kind.FAIL) {
      line.append(": ").append(path);
      line.append(" expected ").append(JsonValues.of(expected));
      line.append(", was ").append(JsonValues.of(actual));
    }
    return reason.isEmpty() ? line.toString() : line + ": " + reason;
  }
}
