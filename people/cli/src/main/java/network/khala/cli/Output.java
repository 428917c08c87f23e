package network.khala.cli;

import java.io.PrintStream;
import tools.jackson.databind.json.JsonMapper;

/// Where results and errors go: results on standard output, as text for people or as one JSON
/// object a line; everything else on standard error.
public final class Output {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Session session;
  private boolean json;

  Output(Session session) {
    this.session = session;
  }

  void json(boolean wanted) {
    this.json = wanted;
  }

  /// Whether the user asked for machine-readable output.
  public boolean json() {
    return json;
  }

  /// Prints one line of a result for people.
  public void line(String text) {
    session.out().println(text);
  }

  /// Prints one object on one line, at once.
  public void object(Object value) {
    session.out().println(JSON.writeValueAsString(value));
    session.out().flush();
  }

  /// Prints the object where JSON is wanted, otherwise the text.
  public void result(Object value, String text) {
    if (json) {
      object(value);
    } else {
      line(text);
    }
  }

  /// Prints what is wrong and, where there is something to say, what to do.
  public void error(String message, String hint) {
    PrintStream err = session.err();
    err.println(Style.ERROR.paint("error:", session.terminal()) + " " + message);
    if (!hint.isEmpty()) {
      err.println(Style.HINT.paint("hint:", session.terminal()) + " " + hint);
    }
    err.flush();
  }

  /// The text in the given style where a terminal shows it, otherwise unchanged.
  public String styled(Style style, String text) {
    return style.paint(text, session.terminal());
  }

  /// Styles of text on a terminal. Colour is never the only signal.
  public enum Style {
    ERROR("1;31"),
    HINT("36"),
    GOOD("32"),
    WARNING("33"),
    STRONG("1"),
    FAINT("2");

    private final String code;

    Style(String code) {
      this.code = code;
    }

    private String paint(String text, boolean terminal) {
      return terminal ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
  }
}
