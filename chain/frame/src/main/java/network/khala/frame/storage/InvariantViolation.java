package network.khala.frame.storage;

/// Something that the runtime holds to be impossible has happened: a defect, never foreign input.
/// The block must not be imported or produced; nothing may catch and go on.
public final class InvariantViolation extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /// Creates the violation with what was expected and what was found.
  public InvariantViolation(String message) {
    super(message);
  }
}
