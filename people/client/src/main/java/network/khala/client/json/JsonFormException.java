package network.khala.client.json;

/// A JSON value does not fit the type that it is meant for. The message says where in the JSON.
public final class JsonFormException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final StringBuilder path = new StringBuilder();

  JsonFormException(String problem) {
    super(problem);
    this.problem = problem;
  }

  /// Prepends a step of the path (`.field`, `[3]`); to be thrown on.
  JsonFormException within(String step) {
    path.insert(0, step);
    return this;
  }

  /// The members and indices that lead to the value, empty for the whole.
  public String path() {
    return path.length() > 0 && path.charAt(0) == '.' ? path.substring(1) : path.toString();
  }

  @Override
  public String getMessage() {
    return path().isEmpty() ? problem : path() + ": " + problem;
  }
}
