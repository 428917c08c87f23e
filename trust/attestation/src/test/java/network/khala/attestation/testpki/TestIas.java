package network.khala.attestation.testpki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.TrustAnchors;
import network.khala.scale.Bytes;

/// An attestation service with a key of its own, and one report of it. All fields are open until
/// they are signed, which happens on use.
public final class TestIas {
  private static final String RSA_SHA256 = "2a864886f70d01010b";
  private static final KeyPair AUTHORITY = keyPair();
  private static final KeyPair SIGNER = keyPair();

  public String signerIssuer = "Test IAS CA";
  public PrivateKey signerIssuerKey = AUTHORITY.getPrivate();
  public boolean signerIsAuthority;
  public long notBefore = TestWorld.NOW - 1_000_000;
  public long notAfter = TestWorld.NOW + 1_000_000;
  public String timestamp = timestamp(TestWorld.NOW);
  public String status = "OK";
  public String advisories = "";
  public final byte[] body = new byte[432];

  /// Members to add to the report, each with a comma before it.
  public String more = "";

  public TestIas() {
    body[0] = 2;
    body[48 + 48] = 5;
    Arrays.fill(body, 48 + 64, 48 + 96, (byte) 0xe1);
  }

  public static String timestamp(long seconds) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS")
        .withZone(ZoneOffset.UTC)
        .format(Instant.ofEpochSecond(seconds));
  }

  public TrustAnchors anchors() {
    return TrustAnchors.INTEL.withIasAuthority(
        Bytes.wrap(
            certificate("Test IAS CA", AUTHORITY, "Test IAS CA", AUTHORITY.getPrivate(), true, 0)));
  }

  public String report() {
    return """
    {"id":"1","timestamp":"%s","version":4,"isvEnclaveQuoteStatus":"%s","advisoryIDs":[%s],\
    "isvEnclaveQuoteBody":"%s"%s}\
    """
        .formatted(timestamp, status, advisories, Base64.getEncoder().encodeToString(body), more);
  }

  public AttestationReport.SgxIas evidence() {
    return evidence(report());
  }

  public AttestationReport.SgxIas evidence(String report) {
    byte[] bytes = report.getBytes(StandardCharsets.UTF_8);
    return new AttestationReport.SgxIas(
        Bytes.wrap(bytes),
        Bytes.wrap(sign(SIGNER.getPrivate(), bytes)),
        Bytes.wrap(
            certificate("Test IAS", SIGNER, signerIssuer, signerIssuerKey, signerIsAuthority, 1)));
  }

  /// A key that belongs to nobody here.
  public static PrivateKey foreignKey() {
    return SIGNER.getPrivate();
  }

  private byte[] certificate(
      String name, KeyPair key, String issuer, PrivateKey issuerKey, boolean ca, long serial) {
    RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
    byte[] algorithm = Der.sequence(Der.oid(RSA_SHA256), Der.tlv(5));
    byte[] publicKey =
        Der.sequence(
            Der.sequence(Der.oid("2a864886f70d010101"), Der.tlv(5)),
            Der.bits(
                Der.sequence(
                    Der.integer(rsa.getModulus()), Der.integer(BigInteger.valueOf(65537)))));
    byte[] tbs =
        Der.sequence(
            Der.tlv(0xa0, Der.integer(2)),
            Der.integer(serial),
            algorithm,
            Der.name(issuer),
            Der.sequence(
                Der.time(ca && serial == 0 ? TestWorld.NOW - 2_000_000 : notBefore),
                Der.time(ca && serial == 0 ? TestWorld.NOW + 2_000_000 : notAfter)),
            Der.name(name),
            publicKey,
            Der.tlv(
                0xa3,
                Der.sequence(
                    TestCertificate.extension(
                        "551d13", ca ? Der.sequence(Der.bool(true)) : Der.sequence()))));
    return Der.sequence(tbs, algorithm, Der.bits(sign(issuerKey, tbs)));
  }

  private static byte[] sign(PrivateKey key, byte[] message) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
