package network.khala.crypto;

/// A signature, proof or authentication tag does not hold. Carries no stack trace: refusing bad
/// input is everyday work and must stay cheap.
public final class VerificationException extends RuntimeException {
  /// Creates the exception; `message` must not depend on a secret.
  public VerificationException(String message) {
    super(message, null, false, false);
  }
}
