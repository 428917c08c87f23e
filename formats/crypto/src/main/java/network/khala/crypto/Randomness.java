package network.khala.crypto;

import java.security.SecureRandom;

/// The process's source of secret randomness: the operating system's, through the JDK.
final class Randomness {
  private static final SecureRandom SOURCE = new SecureRandom();

  private Randomness() {}

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    SOURCE.nextBytes(bytes);
    return bytes;
  }
}
