package network.khala.crypto;

/// A text is no address, secret URI or mnemonic. The message says what is wrong with it and never
/// repeats a secret.
public final class MalformedTextException extends IllegalArgumentException {
  MalformedTextException(String message) {
    super(message);
  }
}
