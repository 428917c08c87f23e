package network.khala.crypto;

/// The signature schemes of accounts.
public enum KeyScheme {
  /// Ed25519, verified by the rules of ZIP-215.
  ED25519(0, 64),
  /// Schnorr signatures over ristretto255 and Merlin transcripts.
  SR25519(1, 64),
  /// ECDSA over secp256k1 with a recoverable public key.
  ECDSA(2, 65);

  private final int wireIndex;
  private final int signatureSize;

  KeyScheme(int wireIndex, int signatureSize) {
    this.wireIndex = wireIndex;
    this.signatureSize = signatureSize;
  }

  /// The variant's index in a `MultiSignature`.
  public int wireIndex() {
    return wireIndex;
  }

  /// The length of a signature in bytes.
  public int signatureSize() {
    return signatureSize;
  }
}
