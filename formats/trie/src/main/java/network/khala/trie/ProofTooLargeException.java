package network.khala.trie;

/// A read proof beyond what its reader accepts, refused before any of it is hashed.
public final class ProofTooLargeException extends RuntimeException {
  ProofTooLargeException(String what, long found, long most) {
    super("read proof of " + found + " " + what + ", at most " + most + " are accepted");
  }
}
