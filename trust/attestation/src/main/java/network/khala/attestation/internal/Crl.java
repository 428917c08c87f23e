package network.khala.attestation.internal;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import network.khala.scale.Bytes;

/// An X.509 version 2 revocation list, parsed strictly and not verified. Immutable.
public final class Crl {
  /// RFC 5280 §5.2.3.
  private static final int MAX_NUMBER_SIZE = 20;

  private final byte[] signedPart;
  private final Bytes issuer;
  private final long thisUpdate;
  private final long nextUpdate;
  private final Set<Bytes> revoked;
  private final Optional<BigInteger> number;
  private final Bytes algorithm;
  private final byte[] signature;

  private Crl(byte[] der) {
    DerReader in = new DerReader(der);
    DerReader list = in.enter(DerReader.SEQUENCE);
    in.expectEnd();
    signedPart = list.element(DerReader.SEQUENCE);
    Bytes outer = Certificate.algorithm(list);
    signature = list.bitString();
    list.expectEnd();

    DerReader tbs = new DerReader(signedPart).enter(DerReader.SEQUENCE);
    if (tbs.small(DerReader.INTEGER, 1) != 1) {
      throw new MalformedException("revocation list is not of version 2");
    }
    algorithm = Certificate.algorithm(tbs);
    if (!outer.equals(algorithm)) {
      throw new MalformedException("two different signature algorithms");
    }
    issuer = Bytes.wrap(tbs.element(DerReader.SEQUENCE));
    thisUpdate = Times.certificateTime(tbs);
    if (!tbs.nextIs(DerReader.UTC_TIME) && !tbs.nextIs(DerReader.GENERALIZED_TIME)) {
      throw new MalformedException("revocation list without next update");
    }
    nextUpdate = Times.certificateTime(tbs);
    revoked = tbs.nextIs(DerReader.SEQUENCE) ? revoked(tbs) : Set.of();
    number = tbs.nextIs(0xa0) ? number(tbs) : Optional.empty();
    tbs.expectEnd();
  }

  /// Reads exactly one revocation list.
  ///
  /// @throws MalformedException if the bytes are anything else
  public static Crl parse(byte[] der) {
    return new Crl(der);
  }

  /// The issuer's name, DER.
  public Bytes issuer() {
    return issuer;
  }

  /// When it was made, epoch seconds.
  public long thisUpdate() {
    return thisUpdate;
  }

  /// Until when it is good, epoch seconds.
  public long nextUpdate() {
    return nextUpdate;
  }

  /// Its number, up to 20 bytes.
  public Optional<BigInteger> number() {
    return number;
  }

  /// Whether the key of `authority` signed this list.
  public boolean isSignedBy(Certificate authority, EcdsaP256 ecdsa) {
    return authority.signed(ecdsa, algorithm, signedPart, signature);
  }

  /// Whether the certificate's serial number is listed.
  public boolean revokes(Certificate certificate) {
    return revoked.contains(certificate.serial());
  }

  private static Set<Bytes> revoked(DerReader tbs) {
    // Only ever asked for membership, so its order decides nothing.
    Set<Bytes> serials = new HashSet<>();
    DerReader list = tbs.enter(DerReader.SEQUENCE);
    while (list.hasNext()) {
      DerReader entry = list.enter(DerReader.SEQUENCE);
      serials.add(Bytes.wrap(entry.integer()));
      Times.certificateTime(entry);
      if (entry.hasNext()) {
        entry.enter(DerReader.SEQUENCE);
        entry.expectEnd();
      }
    }
    return Set.copyOf(serials);
  }

  private static Optional<BigInteger> number(DerReader tbs) {
    DerReader explicit = tbs.enter(0xa0);
    DerReader list = explicit.enter(DerReader.SEQUENCE);
    explicit.expectEnd();
    Optional<BigInteger> found = Optional.empty();
    while (list.hasNext()) {
      DerReader extension = list.enter(DerReader.SEQUENCE);
      Bytes oid = Bytes.wrap(extension.content(DerReader.OBJECT_IDENTIFIER));
      if (extension.nextIs(DerReader.BOOLEAN)) {
        extension.bool();
      }
      DerReader value = extension.enter(DerReader.OCTET_STRING);
      extension.expectEnd();
      if (oid.equals(Oids.CRL_NUMBER)) {
        if (found.isPresent()) {
          throw new MalformedException("the list's number stands twice");
        }
        byte[] digits = value.unsignedInteger();
        if (digits.length > MAX_NUMBER_SIZE) {
          throw new MalformedException("the list's number has " + digits.length + " bytes");
        }
        found = Optional.of(new BigInteger(1, digits));
        value.expectEnd();
      }
    }
    return found;
  }
}
