package network.khala.scale;

import java.util.Locale;

/// Foreign bytes are not the canonical encoding of a value. Says where (byte offset and the path of
/// fields that leads there), what was found and what was expected: `Header.digest[2]: compact
/// length 9,213 exceeds limit 1,024 at byte 118`.
///
/// The path grows while the exception passes through the codecs of the enclosing values, so that
/// decoding costs nothing for it as long as it succeeds.
public final class DecodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Of a longer path a message shows the beginning and the end only.
  private static final int SHOWN_PATH = 160;

  private final int offset;
  private final String problem;
  private final String expected;
  private String root = "";
  private final StringBuilder path = new StringBuilder();

  /// @param offset the byte, counted from the start of the input, at which the problem lies
  /// @param problem what was found, with the value and the limit
  /// @param expected the type or shape that was expected there
  public DecodeException(int offset, String problem, String expected) {
    super(problem);
    this.offset = offset;
    this.problem = problem;
    this.expected = expected;
  }

  /// Prepends a step of the path (`.field`, `[3]`, `::Variant`); to be thrown on.
  public DecodeException within(String step) {
    path.insert(0, step);
    return this;
  }

  /// Prepends a step of the path that starts at a value of the named type; to be thrown on. Of
  /// nested named types the outermost remains.
  public DecodeException within(String typeName, String step) {
    root = typeName;
    return within(step);
  }

  /// The byte, counted from the start of the input, at which the problem lies.
  public int offset() {
    return offset;
  }

  /// The fields that lead to the problem, from the outermost named type on; empty if the value as a
  /// whole has none.
  public String path() {
    return root + path;
  }

  /// What was expected there.
  public String expected() {
    return expected;
  }

  /// What was found, without place.
  public String problem() {
    return problem;
  }

  @Override
  public String getMessage() {
    String place = abbreviated(path());
    return (place.isEmpty() ? "" : place + ": ")
        + problem
        + String.format(Locale.ROOT, " at byte %,d", offset);
  }

  private static String abbreviated(String path) {
    int half = SHOWN_PATH / 2;
    return path.length() <= SHOWN_PATH
        ? path
        : path.substring(0, half) + "…" + path.substring(path.length() - half);
  }
}
