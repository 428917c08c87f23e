package network.khala.attestation.dcap;

import network.khala.attestation.AttestationException;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.EcdsaP256;
import network.khala.attestation.internal.MalformedException;
import network.khala.scale.Bytes;

/// Any bytes as a certificate, as the extension of a platform's certificate, and as a chain.
public final class CertificateFuzz {
  private CertificateFuzz() {}

  /// The fuzzer's entry.
  public static void fuzzerTestOneInput(byte[] input) {
    Bytes bytes = Bytes.of(input);
    try {
      Certificate certificate = Certificate.parse(input);
      if (!certificate.encoded().equals(bytes)) {
        throw new IllegalStateException("bytes that are no part of the certificate were taken");
      }
      certificate.isIssuedBy(certificate, EcdsaP256.JAVA);
      certificate.issuerCommonName();
      PckPlatform.of(certificate);
    } catch (MalformedException | AttestationException refused) {
      // One of the two, nothing else.
    }
    PckCertificate.of(new CertificationData(CertificationData.PCK_LEAF, bytes));
    PckCertificate.of(new CertificationData(CertificationData.PCK_CHAIN, bytes));
    for (Chain.Kind kind : Chain.Kind.values()) {
      try {
        Chain.read(kind, bytes);
      } catch (AttestationException refused) {
        // Named; see RefusalsTest.
      }
    }
  }
}
