package network.khala.attestation.internal;

/// Bytes or text are not what their format demands. The caller turns it into the refusal that fits
/// the place. Carries no stack trace: hostile input causes it in numbers.
public final class MalformedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Creates the exception with what was found and what was expected.
  public MalformedException(String message) {
    super(message, null, false, false);
  }
}
