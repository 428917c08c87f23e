package network.khala.scale;

/// A value does not fit its wire type. Always a defect of the caller, never of foreign input.
public final class EncodeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private String root = "";
  private final StringBuilder path = new StringBuilder();

  /// Creates the exception with what was wrong, with which value, for which type.
  public EncodeException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /// Prepends a step of the path (`.field`, `[3]`, `::Variant`); to be thrown on.
  public EncodeException within(String step) {
    path.insert(0, step);
    return this;
  }

  /// Prepends a step of the path that starts at a value of the named type; to be thrown on.
  public EncodeException within(String typeName, String step) {
    root = typeName;
    return within(step);
  }

  /// The fields that lead to the value, from the outermost named type on.
  public String path() {
    return root + path;
  }

  @Override
  public String getMessage() {
    String place = path();
    return place.isEmpty() ? problem : place + ": " + problem;
  }
}
