package network.khala.attestation.internal;

import java.math.BigInteger;
import java.util.Arrays;
import network.khala.scale.Bytes;

/// The key in a certificate.
sealed interface PublicKey {

  /// A key on P-256.
  record Ec(P256Key key) implements PublicKey {}

  /// An RSA key.
  record Rsa(RsaKey key) implements PublicKey {}

  /// Whether `signature`, in the form of certificates and revocation lists, is of this key over
  /// `message` by the algorithm named. An unknown algorithm signs nothing.
  default boolean verify(EcdsaP256 ecdsa, Bytes algorithm, byte[] message, byte[] signature) {
    return switch (this) {
      case Ec(P256Key key) ->
          algorithm.equals(Oids.ECDSA_SHA256) && key.verifyDer(ecdsa, message, signature);
      case Rsa(RsaKey key) -> algorithm.equals(Oids.RSA_SHA256) && key.verify(message, signature);
    };
  }

  /// Reads a SubjectPublicKeyInfo.
  static PublicKey read(DerReader in) {
    DerReader info = in.enter(DerReader.SEQUENCE);
    DerReader algorithm = info.enter(DerReader.SEQUENCE);
    Bytes name = Bytes.wrap(algorithm.content(DerReader.OBJECT_IDENTIFIER));
    PublicKey key;
    if (name.equals(Oids.EC_PUBLIC_KEY)) {
      Bytes curve = Bytes.wrap(algorithm.content(DerReader.OBJECT_IDENTIFIER));
      algorithm.expectEnd();
      key = ec(curve, info.bitString());
    } else if (name.equals(Oids.RSA)) {
      key = rsa(info.bitString());
    } else {
      throw new MalformedException("public key of unknown algorithm " + name);
    }
    info.expectEnd();
    return key;
  }

  private static PublicKey ec(Bytes curve, byte[] point) {
    if (!curve.equals(Oids.P256)) {
      throw new MalformedException("public key on unknown curve " + curve);
    }
    if (point.length != 1 + P256Key.RAW_SIZE || point[0] != 4) {
      throw new MalformedException("public key is no uncompressed point");
    }
    return new Ec(P256Key.ofRaw(Arrays.copyOfRange(point, 1, point.length)));
  }

  private static PublicKey rsa(byte[] encoded) {
    DerReader in = new DerReader(encoded);
    DerReader key = in.enter(DerReader.SEQUENCE);
    in.expectEnd();
    BigInteger modulus = new BigInteger(1, key.unsignedInteger());
    BigInteger exponent = new BigInteger(1, key.unsignedInteger());
    key.expectEnd();
    return new Rsa(new RsaKey(modulus, exponent));
  }
}
