package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.CERT_MALFORMED;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.EcdsaP256;
import network.khala.attestation.internal.MalformedException;
import network.khala.attestation.internal.P256Key;
import network.khala.attestation.internal.Pem;
import network.khala.attestation.internal.Times;
import network.khala.scale.Bytes;

/// A certificate chain that leads to the pinned root: signatures, names and roles hold. Validity
/// and revocation are asked separately, since they depend on time.
///
/// @param certificates leaf first, without the root
record Chain(Kind kind, List<Certificate> certificates, P256Key leafKey, Certificate root) {
  private static final int MAX_CERTIFICATES = 8;

  /// Which chain, and how its certificates are called.
  enum Kind {
    TCB_INFO("TCB_INFO_CHAIN", 1, "SGX TCB Signing"),
    QE_IDENTITY("QE_IDENTITY_CHAIN", 1, "SGX TCB Signing"),
    PCK("PCK_CHAIN", 2, "SGX PCK Certificate");

    private final String prefix;
    private final int size;
    private final String leafName;

    Kind(String prefix, int size, String leafName) {
      this.prefix = prefix;
      this.size = size;
      this.leafName = leafName;
    }

    private AttestationException refuse(String suffix, String detail) {
      return new AttestationException(AttestationError.valueOf(prefix + "_" + suffix), detail);
    }
  }

  /// Reads and verifies all that does not depend on time.
  static Chain verify(Kind kind, Bytes pem, Certificate root, EcdsaP256 ecdsa) {
    List<Certificate> chain = read(kind, pem);
    if (!chain.isEmpty() && chain.getLast().encoded().equals(root.encoded())) {
      chain.removeLast();
    } else if (!chain.isEmpty() && chain.getLast().issuer().equals(chain.getLast().subject())) {
      throw kind.refuse(
          "UNTRUSTED_ROOT",
          "chain ends in '%s', which is not the pinned root"
              .formatted(chain.getLast().commonName()));
    }
    if (chain.size() != kind.size) {
      throw kind.refuse(
          chain.size() < kind.size ? "INCOMPLETE" : "TOO_LONG",
          "%d certificates below the root, expected %d".formatted(chain.size(), kind.size));
    }
    for (int i = 0; i < chain.size(); i++) {
      Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : root;
      if (!chain.get(i).isIssuedBy(issuer, ecdsa)) {
        throw kind.refuse(
            "BAD_SIGNATURE",
            "'%s' is not signed by '%s'".formatted(chain.get(i).commonName(), issuer.commonName()));
      }
    }
    checkRoles(kind, chain);
    return new Chain(kind, List.copyOf(chain), key(chain.getFirst()), root);
  }

  /// The certificates in the order of the text, unverified.
  static List<Certificate> read(Kind kind, Bytes pem) {
    String text = new String(pem.toArray(), StandardCharsets.ISO_8859_1);
    List<Certificate> chain = new ArrayList<>();
    try {
      for (byte[] der : Pem.blocks(text, "CERTIFICATE", MAX_CERTIFICATES)) {
        chain.add(Certificate.parse(der));
      }
    } catch (MalformedException e) {
      throw new AttestationException(
          CERT_MALFORMED,
          "certificate %d of %s: %s".formatted(chain.size() + 1, kind.prefix, e.getMessage()));
    }
    return chain;
  }

  private static P256Key key(Certificate leaf) {
    try {
      return leaf.ecKey();
    } catch (MalformedException e) {
      throw new AttestationException(CERT_MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private static void checkRoles(Kind kind, List<Certificate> chain) {
    Certificate leaf = chain.getFirst();
    if (leaf.isAuthority()) {
      throw kind.refuse("CA_AS_LEAF", "'" + leaf.commonName() + "' is an authority");
    }
    for (Certificate intermediate : chain.subList(1, chain.size())) {
      if (!intermediate.isAuthority()) {
        throw kind.refuse("NOT_A_CA", "'" + intermediate.commonName() + "' is no authority");
      }
    }
    boolean named = leaf.commonName().contains(kind.leafName);
    if (kind == Kind.PCK) {
      named &= PckAuthority.of(chain.get(1)).isPresent();
    }
    if (!named) {
      throw kind.refuse(
          "WRONG_SUBJECT",
          "subjects are " + chain.stream().map(c -> "'" + c.commonName() + "'").toList());
    }
  }

  /// The certificate at the front.
  Certificate leaf() {
    return certificates.getFirst();
  }

  /// Checks that all certificates and the root are valid at `now`, from leaf to root.
  void checkValidity(long now) {
    for (Certificate certificate : certificates) {
      checkValidity(certificate, now);
    }
    checkValidity(root, now);
  }

  private void checkValidity(Certificate certificate, long now) {
    if (now < certificate.notBefore()) {
      throw kind.refuse(
          "NOT_YET_VALID",
          "'%s' is valid from %s, the time is %s"
              .formatted(
                  certificate.commonName(), Times.text(certificate.notBefore()), Times.text(now)));
    }
    if (now > certificate.notAfter()) {
      throw kind.refuse(
          "EXPIRED",
          "'%s' is valid to %s, the time is %s"
              .formatted(
                  certificate.commonName(), Times.text(certificate.notAfter()), Times.text(now)));
    }
  }
}
