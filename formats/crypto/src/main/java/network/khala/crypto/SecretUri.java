package network.khala.crypto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A secret URI: where a key begins and how it is derived from there.
///
/// ```text
/// root //hard /soft … ///password
/// ```
///
/// The root is a mnemonic, or `0x` and 64 hexadecimal digits of a seed, or empty: then it is the
/// well-known phrase of development keys. The password belongs to a mnemonic.
///
/// Source: `docs/protocol/keys.md#derivation`.
public final class SecretUri implements AutoCloseable {
  /// The phrase that an empty root stands for. Everybody knows it.
  public static final String DEVELOPMENT_PHRASE =
      "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

  /// The phrase's seed without a password. Development keys are made by the dozen, and deriving it
  /// takes as long as everything else together.
  static final String DEVELOPMENT_SEED =
      "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

  private static final int MAX_LENGTH = 4096;
  private static final int MAX_JUNCTIONS = 64;

  private final SecretBytes seed;
  private final List<Junction> path;

  private SecretUri(SecretBytes seed, List<Junction> path) {
    this.seed = seed;
    this.path = path;
  }

  /// Parses a secret URI.
  ///
  /// @throws MalformedTextException if it is none; the message never repeats a part of it
  public static SecretUri parse(CharSequence text) {
    if (text.length() > MAX_LENGTH) {
      throw new MalformedTextException(
          "a secret URI has at most %d characters".formatted(MAX_LENGTH));
    }
    int passwordAt = indexOf(text, "///", 0);
    CharSequence password = passwordAt < 0 ? "" : text.subSequence(passwordAt + 3, text.length());
    int pathEnd = passwordAt < 0 ? text.length() : passwordAt;
    int pathAt = Math.min(pathEnd, indexOf(text, "/", 0) < 0 ? pathEnd : indexOf(text, "/", 0));
    List<Junction> path = junctions(text.subSequence(pathAt, pathEnd));
    return new SecretUri(rootSeed(text.subSequence(0, pathAt), password), path);
  }

  private static int indexOf(CharSequence text, String part, int from) {
    for (int i = from; i + part.length() <= text.length(); i++) {
      if (CharSequence.compare(text.subSequence(i, i + part.length()), part) == 0) {
        return i;
      }
    }
    return -1;
  }

  private static SecretBytes rootSeed(CharSequence root, CharSequence password) {
    if (root.length() >= 2 && CharSequence.compare(root.subSequence(0, 2), "0x") == 0) {
      if (!password.isEmpty()) {
        throw new MalformedTextException("a password belongs to a mnemonic, not to a seed");
      }
      return hexSeed(root);
    }
    if (root.isEmpty() && password.isEmpty()) {
      return hexSeed(DEVELOPMENT_SEED);
    }
    try (Mnemonic mnemonic = Mnemonic.parse(root.isEmpty() ? DEVELOPMENT_PHRASE : root)) {
      return mnemonic.seed(password);
    }
  }

  private static SecretBytes hexSeed(CharSequence root) {
    if (root.length() != 2 + 64) {
      throw new MalformedTextException(
          "a seed has 64 hexadecimal digits after 0x, not " + (root.length() - 2));
    }
    byte[] seed = new byte[32];
    for (int i = 0; i < 64; i++) {
      char digit = root.charAt(2 + i);
      if (!HexFormat.isHexDigit(digit)) {
        Arrays.fill(seed, (byte) 0);
        throw new MalformedTextException(
            "digit %d of the seed is not hexadecimal".formatted(i + 1));
      }
      seed[i / 2] |= (byte) (HexFormat.fromHexDigit(digit) << (i % 2 == 0 ? 4 : 0));
    }
    return SecretBytes.wrap(seed);
  }

  private static List<Junction> junctions(CharSequence path) {
    List<Junction> junctions = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      boolean hard = at + 1 < path.length() && path.charAt(at + 1) == '/';
      int begin = at + (hard ? 2 : 1);
      int end = indexOf(path, "/", begin);
      at = end < 0 ? path.length() : end;
      if (begin == at) {
        throw new MalformedTextException(
            "junction %d of the secret URI has no name".formatted(junctions.size() + 1));
      }
      if (junctions.size() == MAX_JUNCTIONS) {
        throw new MalformedTextException(
            "a secret URI has at most %d junctions".formatted(MAX_JUNCTIONS));
      }
      String name = path.subSequence(begin, at).toString();
      junctions.add(hard ? Junction.hard(name) : Junction.soft(name));
    }
    return List.copyOf(junctions);
  }

  /// The derivation path.
  public List<Junction> path() {
    return path;
  }

  /// The seed of the root, before the path is followed; the caller closes it.
  public SecretBytes rootSeed() {
    return SecretBytes.copyOf(seed.backing());
  }

  /// The sr25519 key.
  public Sr25519KeyPair sr25519() {
    try (Sr25519KeyPair root = Sr25519KeyPair.fromSeed(seed)) {
      return root.derive(path);
    }
  }

  /// The Ed25519 key.
  ///
  /// @throws IllegalArgumentException if the path has a soft junction
  public Ed25519KeyPair ed25519() {
    try (Ed25519KeyPair root = Ed25519KeyPair.fromSeed(seed)) {
      return root.derive(path);
    }
  }

  /// The ECDSA key.
  ///
  /// @throws IllegalArgumentException if the path has a soft junction, or the root's seed is no key
  public EcdsaKeyPair ecdsa() {
    try (EcdsaKeyPair root = EcdsaKeyPair.fromSeed(seed)) {
      return root.derive(path);
    }
  }

  /// The key of a scheme.
  public KeyPair keyPair(KeyScheme scheme) {
    return switch (scheme) {
      case SR25519 -> sr25519();
      case ED25519 -> ed25519();
      case ECDSA -> ecdsa();
    };
  }

  @Override
  public void close() {
    seed.close();
  }

  @Override
  public String toString() {
    return "SecretUri[" + path.size() + " junctions]";
  }
}
