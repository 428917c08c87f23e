package network.khala.attestation.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import network.khala.scale.Bytes;

/// An X.509 version 3 certificate, parsed strictly and not verified. Immutable.
public final class Certificate {
  private static final int MAX_SIZE = 16_384;
  private static final int VERSION_3 = 2;

  private final Bytes encoded;
  private final byte[] signedPart;
  private final Bytes serial;
  private final Bytes issuer;
  private final Bytes subject;
  private final String commonName;
  private final long notBefore;
  private final long notAfter;
  private final PublicKey key;
  private final List<Extension> extensions;
  private final boolean authority;
  private final Bytes algorithm;
  private final byte[] signature;

  /// An extension as it stands: the content of its OID and of its value.
  private record Extension(Bytes oid, Bytes value) {}

  private Certificate(byte[] bytes) {
    encoded = Bytes.of(bytes);
    DerReader in = new DerReader(bytes);
    DerReader certificate = in.enter(DerReader.SEQUENCE);
    in.expectEnd();
    signedPart = certificate.element(DerReader.SEQUENCE);
    DerReader outer = new DerReader(certificate.element(DerReader.SEQUENCE));
    signature = certificate.bitString();
    certificate.expectEnd();

    DerReader tbs = new DerReader(signedPart).enter(DerReader.SEQUENCE);
    DerReader version = tbs.enter(0xa0);
    if (version.small(DerReader.INTEGER, VERSION_3) != VERSION_3) {
      throw new MalformedException("certificate is not of version 3");
    }
    version.expectEnd();
    serial = Bytes.wrap(tbs.integer());
    algorithm = algorithm(tbs);
    // Named twice, and only once under the signature.
    if (!algorithm(outer).equals(algorithm)) {
      throw new MalformedException("two different signature algorithms");
    }
    issuer = Bytes.wrap(tbs.element(DerReader.SEQUENCE));
    DerReader validity = tbs.enter(DerReader.SEQUENCE);
    notBefore = Times.certificateTime(validity);
    notAfter = Times.certificateTime(validity);
    validity.expectEnd();
    byte[] subjectName = tbs.element(DerReader.SEQUENCE);
    subject = Bytes.wrap(subjectName);
    commonName = commonName(subjectName);
    key = PublicKey.read(tbs);
    extensions = extensions(tbs);
    tbs.expectEnd();
    authority = authority(extensions);
  }

  /// Reads exactly one certificate.
  ///
  /// @throws MalformedException if the bytes are anything else
  public static Certificate parse(byte[] der) {
    if (der.length > MAX_SIZE) {
      throw new MalformedException("certificate of " + der.length + " bytes");
    }
    return new Certificate(der);
  }

  /// The DER bytes.
  public Bytes encoded() {
    return encoded;
  }

  /// The serial number's two's-complement bytes.
  public Bytes serial() {
    return serial;
  }

  /// The issuer's name, DER.
  public Bytes issuer() {
    return issuer;
  }

  /// The subject's name, DER.
  public Bytes subject() {
    return subject;
  }

  /// The subject's last common name, empty if it has none.
  public String commonName() {
    return commonName;
  }

  /// The issuer's last common name, empty if it has none.
  ///
  /// @throws MalformedException if the name cannot be read
  public String issuerCommonName() {
    return commonName(issuer.toArray());
  }

  /// Start of validity, epoch seconds, inclusive.
  public long notBefore() {
    return notBefore;
  }

  /// End of validity, epoch seconds, inclusive.
  public long notAfter() {
    return notAfter;
  }

  /// Whether the basic constraints say that the subject certifies others.
  public boolean isAuthority() {
    return authority;
  }

  /// The subject's key on P-256.
  ///
  /// @throws MalformedException if it is of another kind
  public P256Key ecKey() {
    if (key instanceof PublicKey.Ec(P256Key ec)) {
      return ec;
    }
    throw new MalformedException("'" + commonName + "' has no P-256 key");
  }

  /// Whether `rsaSignature` is the subject's RSA signature over `message`, SHA-256 and PKCS#1
  /// version 1.5.
  public boolean verifyRsa(byte[] message, byte[] rsaSignature) {
    return key instanceof PublicKey.Rsa(RsaKey rsa) && rsa.verify(message, rsaSignature);
  }

  /// The contents of all extensions with this OID.
  public List<Bytes> extensions(Bytes oid) {
    return extensions.stream().filter(e -> e.oid().equals(oid)).map(Extension::value).toList();
  }

  /// Whether `authority` issued this: its name is the issuer's and its key signed.
  public boolean isIssuedBy(Certificate authority, EcdsaP256 ecdsa) {
    return issuer.equals(authority.subject)
        && authority.signed(ecdsa, algorithm, signedPart, signature);
  }

  /// Whether the subject's key signed `message`.
  boolean signed(EcdsaP256 ecdsa, Bytes signatureAlgorithm, byte[] message, byte[] derSignature) {
    return key.verify(ecdsa, signatureAlgorithm, message, derSignature);
  }

  /// The OID of an AlgorithmIdentifier; its parameters, if any, are of no consequence for the
  /// algorithms that this library knows.
  static Bytes algorithm(DerReader in) {
    DerReader identifier = in.enter(DerReader.SEQUENCE);
    Bytes oid = Bytes.wrap(identifier.content(DerReader.OBJECT_IDENTIFIER));
    if (identifier.hasNext()) {
      identifier.skip();
      identifier.expectEnd();
    }
    return oid;
  }

  private static String commonName(byte[] name) {
    DerReader sets = new DerReader(name).enter(DerReader.SEQUENCE);
    String found = "";
    while (sets.hasNext()) {
      DerReader set = sets.enter(DerReader.SET);
      while (set.hasNext()) {
        DerReader pair = set.enter(DerReader.SEQUENCE);
        Bytes type = Bytes.wrap(pair.content(DerReader.OBJECT_IDENTIFIER));
        if (!pair.hasNext()) {
          throw new MalformedException("name attribute without a value");
        }
        byte[] value = pair.rest();
        if (type.equals(Oids.COMMON_NAME)) {
          DerReader text = new DerReader(value);
          found = new String(text.content(value[0] & 0xff), StandardCharsets.UTF_8);
          text.expectEnd();
        }
      }
    }
    return found;
  }

  private static List<Extension> extensions(DerReader tbs) {
    List<Extension> found = new ArrayList<>();
    if (tbs.nextIs(0xa3)) {
      DerReader explicit = tbs.enter(0xa3);
      DerReader list = explicit.enter(DerReader.SEQUENCE);
      explicit.expectEnd();
      while (list.hasNext()) {
        DerReader extension = list.enter(DerReader.SEQUENCE);
        Bytes oid = Bytes.wrap(extension.content(DerReader.OBJECT_IDENTIFIER));
        if (extension.nextIs(DerReader.BOOLEAN)) {
          extension.bool();
        }
        Bytes value = Bytes.wrap(extension.content(DerReader.OCTET_STRING));
        extension.expectEnd();
        found.add(new Extension(oid, value));
      }
    }
    return List.copyOf(found);
  }

  private static boolean authority(List<Extension> extensions) {
    List<Bytes> constraints =
        extensions.stream()
            .filter(e -> e.oid().equals(Oids.BASIC_CONSTRAINTS))
            .map(Extension::value)
            .toList();
    if (constraints.isEmpty()) {
      return false;
    }
    if (constraints.size() > 1) {
      throw new MalformedException("basic constraints stand twice");
    }
    DerReader in = new DerReader(constraints.getFirst().toArray());
    DerReader constraint = in.enter(DerReader.SEQUENCE);
    in.expectEnd();
    boolean isAuthority = constraint.nextIs(DerReader.BOOLEAN) && constraint.bool();
    if (constraint.nextIs(DerReader.INTEGER)) {
      constraint.small(DerReader.INTEGER, 255);
    }
    constraint.expectEnd();
    return isAuthority;
  }
}
