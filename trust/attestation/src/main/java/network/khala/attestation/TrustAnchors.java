package network.khala.attestation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Objects;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.MalformedException;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;

/// The certificates that everything is traced to. They are part of this library, never of what a
/// prover or a server sends.
public final class TrustAnchors {
  /// Intel's SGX root for quotes, and Intel's report signing authority for IAS reports.
  public static final TrustAnchors INTEL =
      new TrustAnchors(
          pinned(
              "intel-sgx-root-ca.der",
              "44a0196b2b99f889b8e149e95b807a350e7424964399e885a7cbb8ccfab674d3"),
          pinned(
              "intel-ias-report-signing-ca.der",
              "7b42e41ec43b91db834a065de4f98a13c44d695570e839cfa8921e584e40735d"));

  private final Certificate sgxRoot;
  private final Certificate iasAuthority;

  private TrustAnchors(Certificate sgxRoot, Certificate iasAuthority) {
    this.sgxRoot = sgxRoot;
    this.iasAuthority = iasAuthority;
  }

  /// The same anchors with another root for quotes.
  ///
  /// @throws AttestationException with CERT_MALFORMED if this is no certificate
  public TrustAnchors withSgxRoot(Bytes der) {
    return new TrustAnchors(parse(der), iasAuthority);
  }

  /// The same anchors with another authority for IAS reports.
  ///
  /// @throws AttestationException with CERT_MALFORMED if this is no certificate
  public TrustAnchors withIasAuthority(Bytes der) {
    return new TrustAnchors(sgxRoot, parse(der));
  }

  /// The root of quotes and collateral. For the verifiers of this library.
  public Certificate sgxRoot() {
    return sgxRoot;
  }

  /// The authority of IAS reports. For the verifiers of this library.
  public Certificate iasAuthority() {
    return iasAuthority;
  }

  private static Certificate parse(Bytes der) {
    try {
      return Certificate.parse(der.toArray());
    } catch (MalformedException e) {
      throw new AttestationException(
          AttestationError.CERT_MALFORMED, "trust anchor: " + e.getMessage());
    }
  }

  private static Certificate pinned(String resource, String sha256) {
    try (InputStream in = TrustAnchors.class.getResourceAsStream(resource)) {
      byte[] der = Objects.requireNonNull(in, resource).readAllBytes();
      if (!HexFormat.of().formatHex(Hashing.sha256(der)).equals(sha256)) {
        throw new IllegalStateException(resource + " is not the certificate that is pinned");
      }
      return Certificate.parse(der);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
