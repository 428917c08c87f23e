package network.khala.cli.dev;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import network.khala.cli.Output;

/// Tells what the network reaches: for programs every event as an object, for people one line a
/// milestone. Safe for use by several threads.
final class Milestones {
  private static final double NANOS = 1e9;

  private final Output output;
  private final long started = System.nanoTime();
  private final Set<String> shown = new TreeSet<>();

  Milestones(Output output) {
    this.output = output;
  }

  /// The members of an event, to be completed by the caller.
  static Map<String, Object> members() {
    return new LinkedHashMap<>();
  }

  /// Tells of an event.
  void tell(String event, Map<String, Object> members, String text) {
    print(event, members, text, true);
  }

  /// Tells people of an event only the first time it happens to somebody.
  void tellFirst(String event, String whom, Map<String, Object> members, String text) {
    boolean first;
    synchronized (shown) {
      first = shown.add(event + " " + whom);
    }
    print(event, members, text, first);
  }

  /// Tells programs only.
  void tellPrograms(String event, Map<String, Object> members) {
    print(event, members, "", false);
  }

  /// Tells of something that went wrong and what can be done about it.
  void error(String message, String hint, Map<String, Object> members) {
    Map<String, Object> object = Milestones.members();
    object.put("message", message);
    object.put("hint", hint);
    object.putAll(members);
    if (output.json()) {
      print("error", object, "", false);
    } else {
      output.error(message, hint);
    }
  }

  private synchronized void print(
      String event, Map<String, Object> members, String text, boolean forPeople) {
    if (output.json()) {
      Map<String, Object> object = Milestones.members();
      object.put("event", event);
      object.put("at", System.currentTimeMillis());
      object.putAll(members);
      output.object(object);
    } else if (forPeople) {
      String time = String.format(Locale.ROOT, "%6.1f s  ", seconds());
      output.line(output.styled(Output.Style.FAINT, time) + text);
    }
  }

  /// Seconds since the command began.
  double seconds() {
    return (System.nanoTime() - started) / NANOS;
  }
}
