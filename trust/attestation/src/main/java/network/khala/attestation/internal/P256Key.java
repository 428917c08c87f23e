package network.khala.attestation.internal;

import java.math.BigInteger;
import network.khala.crypto.P256PublicKey;

/// A public key on P-256 that verifies ECDSA with SHA-256 over signatures in both their forms. Both
/// halves of the range of s are accepted. Keeping one saves parsing and precomputation.
public final class P256Key {
  /// The length of a raw key, `x ‖ y`, and of a raw signature, `r ‖ s`.
  public static final int RAW_SIZE = P256PublicKey.RAW_SIZE;

  private final P256PublicKey key;

  private P256Key(P256PublicKey key) {
    this.key = key;
  }

  /// The key with coordinates `x ‖ y`, each 32 bytes big-endian.
  ///
  /// @throws MalformedException if this is no point of the curve
  public static P256Key ofRaw(byte[] raw) {
    try {
      return new P256Key(P256PublicKey.of(raw));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(String.valueOf(e.getMessage()));
    }
  }

  /// `x ‖ y`.
  public byte[] raw() {
    return key.raw();
  }

  /// Whether `signature`, 64 bytes `r ‖ s`, is of this key over `message`.
  public boolean verifyRaw(byte[] message, byte[] signature) {
    return key.verify(message, signature);
  }

  /// Whether `signature`, DER of SEQUENCE {INTEGER, INTEGER}, is of this key over `message`.
  public boolean verifyDer(byte[] message, byte[] signature) {
    try {
      DerReader in = new DerReader(signature);
      DerReader pair = in.enter(DerReader.SEQUENCE);
      in.expectEnd();
      BigInteger r = new BigInteger(1, pair.unsignedInteger());
      BigInteger s = new BigInteger(1, pair.unsignedInteger());
      pair.expectEnd();
      return key.verify(message, r, s);
    } catch (MalformedException e) {
      return false;
    }
  }
}
