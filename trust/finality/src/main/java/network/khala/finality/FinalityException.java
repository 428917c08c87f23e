package network.khala.finality;

/// A finality proof was refused; nothing has changed.
public final class FinalityException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FinalityError error;

  /// Names the error and what was found instead of what was expected.
  public FinalityException(FinalityError error, String detail) {
    super(error.wireName() + ": " + detail);
    this.error = error;
  }

  /// Which rule was broken.
  public FinalityError error() {
    return error;
  }
}
