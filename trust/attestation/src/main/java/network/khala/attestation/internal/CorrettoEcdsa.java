package network.khala.attestation.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import network.khala.crypto.Hashing;

/// ECDSA by AWS-LC, through the Amazon Corretto Crypto Provider. The provider is named, never
/// looked up in the list of the Java virtual machine, and never entered there.
public final class CorrettoEcdsa implements EcdsaP256 {
  private static final String PROVIDER =
      "com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider";

  /// A SubjectPublicKeyInfo up to the coordinates of an uncompressed point.
  private static final byte[] KEY_PREFIX =
      HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004");

  private final Provider provider;

  private CorrettoEcdsa(Provider provider) {
    this.provider = provider;
  }

  /// The library, if it is there and works.
  public static Optional<EcdsaP256> load() {
    try {
      return ServiceLoader.load(Provider.class, CorrettoEcdsa.class.getClassLoader()).stream()
          .filter(found -> found.type().getName().equals(PROVIDER))
          .map(found -> new CorrettoEcdsa(found.get()))
          .filter(CorrettoEcdsa::knowsGoodFromBad)
          .findFirst()
          .map(EcdsaP256.class::cast);
    } catch (ServiceConfigurationError | LinkageError e) {
      // Not for this machine: Java does it as well.
      return Optional.empty();
    }
  }

  /// Asks for the example of RFC 6979 A.2.5, and for that signature over another digest.
  private boolean knowsGoodFromBad() {
    HexFormat hex = HexFormat.of();
    P256Key key =
        P256Key.ofRaw(
            hex.parseHex(
                "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                    + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"));
    BigInteger r =
        new BigInteger("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716", 16);
    BigInteger s =
        new BigInteger("f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8", 16);
    byte[] digest = Hashing.sha256("sample".getBytes(StandardCharsets.US_ASCII));
    try {
      boolean good = ask(key, digest, r, s);
      digest[0] ^= 1;
      return good && !ask(key, digest, r, s);
    } catch (GeneralSecurityException | RuntimeException e) {
      // Native providers also fail with errors of their own that nobody declares.
      return false;
    }
  }

  /// @return what the library says, or Java if the library says nothing
  @Override
  public boolean verify(P256Key key, byte[] digest, BigInteger r, BigInteger s) {
    try {
      return ask(key, digest, r, s);
    } catch (GeneralSecurityException | RuntimeException e) {
      return EcdsaP256.JAVA.verify(key, digest, r, s);
    }
  }

  private boolean ask(P256Key key, byte[] digest, BigInteger r, BigInteger s)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("NONEwithECDSA", provider);
    verifier.initVerify(
        KeyFactory.getInstance("EC", provider)
            .generatePublic(new X509EncodedKeySpec(joined(KEY_PREFIX, key.raw()))));
    verifier.update(digest);
    return verifier.verify(der(r.toByteArray(), s.toByteArray()));
  }

  /// SEQUENCE {INTEGER r, INTEGER s}: both have at most 33 bytes, so all lengths are short.
  private static byte[] der(byte[] r, byte[] s) {
    byte[] header = {DerReader.SEQUENCE, (byte) (4 + r.length + s.length)};
    byte[] first = {DerReader.INTEGER, (byte) r.length};
    byte[] second = {DerReader.INTEGER, (byte) s.length};
    return joined(header, first, r, second, s);
  }

  private static byte[] joined(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    byte[] whole = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, whole, at, part.length);
      at += part.length;
    }
    return whole;
  }
}
