package network.khala.collateral;

import static network.khala.attestation.AttestationError.COLLATERAL_TCB_NOT_REGISTERED;
import static network.khala.attestation.AttestationError.PCK_CHAIN_MISSING;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import network.khala.attestation.AttestationException;
import network.khala.attestation.dcap.CertificationData;
import network.khala.attestation.dcap.PckAuthority;
import network.khala.attestation.dcap.PckCertificate;
import network.khala.attestation.dcap.Quote;
import network.khala.scale.Bytes;

/// Finds out which platform made a quote, and fetches its PCK chain where the quote does not carry
/// it.
///
/// | certification data | content | what is fetched |
/// | --- | --- | --- |
/// | 1 | the platform's id in clear | nothing can be: servers want it encrypted |
/// | 2, 3 | encrypted id 256 or 384, cpuSvn 16, pceSvn 2, pceId 2 | certificate and chain |
/// | 4 | the PCK certificate | the chain above it, which comes with its revocation list |
/// | 5 | the PCK chain | nothing |
final class PckSource {
  private static final int CPU_SVN_SIZE = 16;
  private static final int QE_ID_SIZE = 16;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final CollateralHttp http;
  private final CollateralServer.Kind kind;

  PckSource(CollateralHttp http, CollateralServer.Kind kind) {
    this.http = http;
    this.kind = kind;
  }

  /// @param fmspc 6 bytes
  /// @param leaf the PCK certificate as PEM, where the quote does not carry the whole chain
  /// @param issuers the certificates above it as PEM, where they are known already
  record Platform(
      Bytes fmspc, PckAuthority authority, Optional<String> leaf, Optional<String> issuers) {}

  /// @throws AttestationException with PCK_CHAIN_MISSING, COLLATERAL_TCB_NOT_REGISTERED or
  ///   COLLATERAL_FETCH_FAILED
  Platform of(Quote quote) {
    CertificationData certification = quote.certification();
    return switch (certification.type()) {
      case 2 -> fetch(quote, 256);
      case 3 -> fetch(quote, 384);
      case CertificationData.PCK_LEAF -> carried(quote, Optional.of(pem(certification.content())));
      case CertificationData.PCK_CHAIN -> carried(quote, Optional.empty());
      default ->
          throw new AttestationException(
              PCK_CHAIN_MISSING,
              "certification data of type " + certification.type() + " names no PCK certificate");
    };
  }

  private static Platform carried(Quote quote, Optional<String> leaf) {
    PckCertificate pck =
        quote
            .pckCertificate()
            .orElseThrow(
                () ->
                    new AttestationException(
                        PCK_CHAIN_MISSING, "the quote's PCK certificate cannot be read"));
    return new Platform(pck.platform().fmspc(), pck.authority(), leaf, Optional.empty());
  }

  private Platform fetch(Quote quote, int encryptedSize) {
    Bytes content = quote.certification().content();
    int end = encryptedSize + CPU_SVN_SIZE + 4;
    if (content.size() != end) {
      throw new AttestationException(
          PCK_CHAIN_MISSING,
          "certification data of %d bytes, its type has %d".formatted(content.size(), end));
    }
    int pceSvn = encryptedSize + CPU_SVN_SIZE;
    Bytes tcb = content.slice(encryptedSize, pceSvn + 2);
    String query =
        "encrypted_ppid=%s&cpusvn=%s&pcesvn=%s&pceid=%s"
            .formatted(
                hex(content.slice(0, encryptedSize)),
                hex(content.slice(encryptedSize, pceSvn)),
                hex(content.slice(pceSvn, pceSvn + 2)),
                hex(content.slice(pceSvn + 2, end)));
    if (kind == CollateralServer.Kind.PCCS) {
      query += "&qeid=" + hex(quote.userData().slice(0, QE_ID_SIZE));
    }
    CollateralHttp.Answer answer = http.get("/sgx/certification/v4/pckcert?" + query);
    String registered = answer.header("SGX-TCBm").orElse("");
    if (!registered.equalsIgnoreCase(hex(tcb))) {
      throw new AttestationException(
          COLLATERAL_TCB_NOT_REGISTERED,
          "the platform is at %s, the certificate is for %s"
              .formatted(hex(tcb), registered.isEmpty() ? "an unknown level" : registered));
    }
    return new Platform(
        fmspc(answer),
        authority(answer),
        Optional.of(answer.text()),
        Optional.of(answer.chain("SGX-PCK-Certificate-Issuer-Chain")));
  }

  private static Bytes fmspc(CollateralHttp.Answer answer) {
    String text = answer.header("SGX-FMSPC").orElse("");
    if (!text.matches("[0-9a-fA-F]{12}")) {
      throw CollateralHttp.failed(answer.address(), "the header SGX-FMSPC is '" + text + "'", null);
    }
    return Bytes.wrap(HexFormat.of().parseHex(text));
  }

  private static PckAuthority authority(CollateralHttp.Answer answer) {
    String text = answer.header("SGX-PCK-Certificate-CA-Type").orElse("");
    for (PckAuthority authority : PckAuthority.values()) {
      if (authority.wireName().equals(text.toLowerCase(Locale.ROOT))) {
        return authority;
      }
    }
    throw CollateralHttp.failed(
        answer.address(), "the header SGX-PCK-Certificate-CA-Type is '" + text + "'", null);
  }

  private static String hex(Bytes bytes) {
    return HEX.formatHex(bytes.toArray());
  }

  private static String pem(Bytes der) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der.toArray())
        + "\n-----END CERTIFICATE-----\n";
  }
}
