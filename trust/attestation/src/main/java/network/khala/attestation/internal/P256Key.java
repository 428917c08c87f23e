package network.khala.attestation.internal;

import java.math.BigInteger;
import java.util.Arrays;
import network.khala.crypto.Hashing;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;

/// A public key on P-256 that verifies ECDSA with SHA-256. Both halves of the range of s are
/// accepted. Whatever does the arithmetic, form and ranges are checked here, so that the same
/// signatures are accepted by each. Immutable; keeping one saves parsing and precomputation.
public final class P256Key {
  /// The length of a raw key, `x ‖ y`, and of a raw signature, `r ‖ s`.
  public static final int RAW_SIZE = 64;

  private static final ECDomainParameters DOMAIN = domain();

  private final byte[] raw;
  private final ECPublicKeyParameters parameters;

  private P256Key(byte[] raw, ECPublicKeyParameters parameters) {
    this.raw = raw;
    this.parameters = parameters;
  }

  private static ECDomainParameters domain() {
    X9ECParameters curve = CustomNamedCurves.getByName("secp256r1");
    return new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH());
  }

  /// The key with coordinates `x ‖ y`, each 32 bytes big-endian.
  ///
  /// @throws MalformedException if this is no point of the curve
  public static P256Key ofRaw(byte[] raw) {
    if (raw.length != RAW_SIZE) {
      throw new MalformedException("P-256 key of " + raw.length + " bytes, not " + RAW_SIZE);
    }
    byte[] encoded = new byte[1 + RAW_SIZE];
    encoded[0] = 4;
    System.arraycopy(raw, 0, encoded, 1, RAW_SIZE);
    try {
      return new P256Key(
          raw.clone(), new ECPublicKeyParameters(DOMAIN.getCurve().decodePoint(encoded), DOMAIN));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("not a point of P-256");
    }
  }

  /// `x ‖ y`.
  public byte[] raw() {
    return raw.clone();
  }

  ECPublicKeyParameters parameters() {
    return parameters;
  }

  /// Whether `signature`, 64 bytes `r ‖ s`, is of this key over `message`.
  public boolean verifyRaw(EcdsaP256 ecdsa, byte[] message, byte[] signature) {
    return signature.length == RAW_SIZE
        && verify(
            ecdsa,
            message,
            new BigInteger(1, Arrays.copyOfRange(signature, 0, 32)),
            new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)));
  }

  /// Whether `signature`, DER of SEQUENCE {INTEGER, INTEGER}, is of this key over `message`.
  public boolean verifyDer(EcdsaP256 ecdsa, byte[] message, byte[] signature) {
    try {
      DerReader in = new DerReader(signature);
      DerReader pair = in.enter(DerReader.SEQUENCE);
      in.expectEnd();
      BigInteger r = new BigInteger(1, pair.unsignedInteger());
      BigInteger s = new BigInteger(1, pair.unsignedInteger());
      pair.expectEnd();
      return verify(ecdsa, message, r, s);
    } catch (MalformedException e) {
      return false;
    }
  }

  private boolean verify(EcdsaP256 ecdsa, byte[] message, BigInteger r, BigInteger s) {
    return isInRange(r) && isInRange(s) && ecdsa.verify(this, Hashing.sha256(message), r, s);
  }

  private static boolean isInRange(BigInteger number) {
    return number.signum() > 0 && number.compareTo(DOMAIN.getN()) < 0;
  }
}
