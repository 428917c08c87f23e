package network.khala.attestation.testpki;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A revocation list to be.
public final class TestCrl {
  public String issuerName;
  public TestKey issuerKey;
  public long thisUpdate = TestWorld.NOW - 1000;
  public Optional<Long> nextUpdate = Optional.of(TestWorld.NOW + 1000);
  public long number = 7;
  public final List<Long> revoked = new ArrayList<>();

  TestCrl(String issuerName, TestKey issuerKey) {
    this.issuerName = issuerName;
    this.issuerKey = issuerKey;
  }

  public byte[] der() {
    List<byte[]> parts = new ArrayList<>();
    parts.add(Der.integer(1));
    parts.add(Der.sequence(Der.oid(TestCertificate.ECDSA_SHA256)));
    parts.add(Der.name(issuerName));
    parts.add(Der.time(thisUpdate));
    nextUpdate.ifPresent(time -> parts.add(Der.time(time)));
    if (!revoked.isEmpty()) {
      byte[][] entries =
          revoked.stream()
              .map(serial -> Der.sequence(Der.integer(serial), Der.time(thisUpdate)))
              .toArray(byte[][]::new);
      parts.add(Der.sequence(entries));
    }
    parts.add(
        Der.tlv(
            0xa0, Der.sequence(Der.sequence(Der.oid("551d14"), Der.octets(Der.integer(number))))));
    byte[] tbs = Der.sequence(parts.toArray(byte[][]::new));
    return Der.sequence(
        tbs, Der.sequence(Der.oid(TestCertificate.ECDSA_SHA256)), Der.bits(issuerKey.signDer(tbs)));
  }
}
