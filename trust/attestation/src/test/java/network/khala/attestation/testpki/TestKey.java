package network.khala.attestation.testpki;

import java.math.BigInteger;
import network.khala.crypto.Hashing;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/// A P-256 key pair whose secret is a small number; signatures are deterministic.
public final class TestKey {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256r1");
  private static final ECDomainParameters DOMAIN =
      new ECDomainParameters(CURVE.getCurve(), CURVE.getG(), CURVE.getN(), CURVE.getH());

  private final BigInteger secret;

  public TestKey(long secret) {
    this.secret = BigInteger.valueOf(secret);
  }

  /// `x ‖ y`.
  public byte[] raw() {
    byte[] encoded = CURVE.getG().multiply(secret).normalize().getEncoded(false);
    byte[] raw = new byte[64];
    System.arraycopy(encoded, 1, raw, 0, 64);
    return raw;
  }

  public byte[] publicKeyInfo() {
    return Der.sequence(
        Der.sequence(Der.oid("2a8648ce3d0201"), Der.oid("2a8648ce3d030107")),
        Der.bits(Der.join(new byte[] {4}, raw())));
  }

  /// `r ‖ s`.
  public byte[] signRaw(byte[] message) {
    BigInteger[] signature = sign(message);
    return Der.join(
        BigIntegers.asUnsignedByteArray(32, signature[0]),
        BigIntegers.asUnsignedByteArray(32, signature[1]));
  }

  /// SEQUENCE {r, s}.
  public byte[] signDer(byte[] message) {
    BigInteger[] signature = sign(message);
    return Der.sequence(Der.integer(signature[0]), Der.integer(signature[1]));
  }

  private BigInteger[] sign(byte[] message) {
    ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
    signer.init(true, new ECPrivateKeyParameters(secret, DOMAIN));
    return signer.generateSignature(Hashing.sha256(message));
  }
}
