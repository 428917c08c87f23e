package network.khala.attestation.testpki;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A certificate to be: all its fields are open until it is encoded.
public final class TestCertificate {
  public static final String ECDSA_SHA256 = "2a8648ce3d040302";

  public String name;
  public TestKey key;
  public String issuerName;
  public TestKey issuerKey;
  public boolean authority;
  public long serial;
  public long notBefore = TestWorld.NOW - 1_000_000;
  public long notAfter = TestWorld.NOW + 1_000_000;
  public String algorithm = ECDSA_SHA256;
  public final List<byte[]> extensions = new ArrayList<>();

  TestCertificate(
      String name, TestKey key, String issuerName, TestKey issuerKey, boolean ca, long serial) {
    this.name = name;
    this.key = key;
    this.issuerName = issuerName;
    this.issuerKey = issuerKey;
    this.authority = ca;
    this.serial = serial;
  }

  public byte[] der() {
    List<byte[]> all = new ArrayList<>(extensions);
    byte[] constraints = authority ? Der.sequence(Der.bool(true)) : Der.sequence();
    all.add(extension("551d13", constraints));
    byte[] tbs =
        Der.sequence(
            Der.tlv(0xa0, Der.integer(2)),
            Der.integer(serial),
            Der.sequence(Der.oid(algorithm)),
            Der.name(issuerName),
            Der.sequence(Der.time(notBefore), Der.time(notAfter)),
            Der.name(name),
            key.publicKeyInfo(),
            Der.tlv(0xa3, Der.sequence(all.toArray(byte[][]::new))));
    return Der.sequence(tbs, Der.sequence(Der.oid(algorithm)), Der.bits(issuerKey.signDer(tbs)));
  }

  public String pem() {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der())
        + "\n-----END CERTIFICATE-----\n";
  }

  public static byte[] extension(String oid, byte[] value) {
    return Der.sequence(Der.oid(oid), Der.octets(value));
  }
}
