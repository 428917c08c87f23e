package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.COLLATERAL_MALFORMED;
import static network.khala.attestation.AttestationError.COLLATERAL_MISSING;
import static network.khala.attestation.AttestationError.COLLATERAL_TOO_LARGE;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.SgxV30QuoteCollateral;
import network.khala.attestation.internal.JsonObject;
import network.khala.attestation.internal.JsonReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.attestation.internal.Pem;
import network.khala.scale.Bytes;

/// The documents with which a quote is judged, each with the exact bytes that were signed. Nothing
/// in here is trusted before [QuoteVerifier] has traced it to a pinned root. The issuer chain of
/// the PCK revocation list is not kept: that list's issuer comes with the PCK chain.
///
/// @param rootCaCrl DER; empty if there is none
/// @param pckCrl DER; empty if there is none
/// @param tcbInfoIssuerChain PEM, leaf first
/// @param tcbInfo JSON, the exact signed bytes
/// @param tcbInfoSignature 64 bytes, r then s
/// @param qeIdentityIssuerChain PEM, leaf first
/// @param qeIdentity JSON, the exact signed bytes
/// @param qeIdentitySignature 64 bytes, r then s
/// @param pckCertificateChain PEM, leaf first, for quotes that do not carry it
public record QuoteCollateral(
    Optional<Bytes> rootCaCrl,
    Optional<Bytes> pckCrl,
    String tcbInfoIssuerChain,
    Bytes tcbInfo,
    Bytes tcbInfoSignature,
    String qeIdentityIssuerChain,
    Bytes qeIdentity,
    Bytes qeIdentitySignature,
    Optional<String> pckCertificateChain) {

  /// The largest document that is read, in bytes.
  public static final int MAX_FIELD_SIZE = 262_144;

  /// The largest collateral that is read, in bytes.
  public static final int MAX_SIZE = 524_288;

  private static final int SIGNATURE_SIZE = 64;

  /// Checks presence and sizes.
  ///
  /// @throws AttestationException with COLLATERAL_MISSING, COLLATERAL_MALFORMED or
  ///   COLLATERAL_TOO_LARGE
  public QuoteCollateral {
    long total = 0;
    total += size("root_ca_crl", rootCaCrl.map(Bytes::size).orElse(0));
    total += size("pck_crl", pckCrl.map(Bytes::size).orElse(0));
    total += size("tcb_info_issuer_chain", tcbInfoIssuerChain.length());
    total += size("tcb_info", tcbInfo.size());
    total += size("qe_identity_issuer_chain", qeIdentityIssuerChain.length());
    total += size("qe_identity", qeIdentity.size());
    total += size("pck_certificate_chain", pckCertificateChain.map(String::length).orElse(0));
    if (total > MAX_SIZE) {
      throw refuse(COLLATERAL_TOO_LARGE, total + " bytes, allowed are " + MAX_SIZE);
    }
    require("tcb_info_issuer_chain", tcbInfoIssuerChain.isEmpty());
    require("tcb_info", tcbInfo.isEmpty());
    require("qe_identity_issuer_chain", qeIdentityIssuerChain.isEmpty());
    require("qe_identity", qeIdentity.isEmpty());
    requireSignature("tcb_info_signature", tcbInfoSignature);
    requireSignature("qe_identity_signature", qeIdentitySignature);
  }

  /// From the form on the wire.
  ///
  /// @throws AttestationException with COLLATERAL_MISSING, COLLATERAL_MALFORMED or
  ///   COLLATERAL_TOO_LARGE
  public static QuoteCollateral of(Collateral wire) {
    return switch (wire) {
      case Collateral.SgxV30(SgxV30QuoteCollateral v30) ->
          new QuoteCollateral(
              crl("root_ca_crl", v30.rootCaCrl()),
              crl("pck_crl", v30.pckCrl()),
              v30.tcbInfoIssuerChain(),
              utf8(v30.tcbInfo()),
              v30.tcbInfoSignature(),
              v30.qeIdentityIssuerChain(),
              utf8(v30.qeIdentity()),
              v30.qeIdentitySignature(),
              Optional.empty());
      case Collateral.V4 v4 ->
          new QuoteCollateral(
              present(v4.rootCaCrl()),
              present(v4.pckCrl()),
              v4.tcbInfoIssuerChain(),
              utf8(v4.tcbInfo()),
              v4.tcbInfoSignature(),
              v4.qeIdentityIssuerChain(),
              utf8(v4.qeIdentity()),
              v4.qeIdentitySignature(),
              v4.pckCertificateChain()
                  .map(chain -> new String(chain.toArray(), StandardCharsets.ISO_8859_1)));
    };
  }

  /// From the JSON form in which collateral is kept in files: the members of
  /// [SgxV30QuoteCollateral], signatures in hexadecimal, and `pck_certificate_chain`, which may be
  /// absent or null.
  ///
  /// @throws AttestationException with COLLATERAL_MISSING, COLLATERAL_MALFORMED or
  ///   COLLATERAL_TOO_LARGE
  public static QuoteCollateral parseJson(Bytes json) {
    if (json.size() > 2 * MAX_SIZE) {
      throw refuse(COLLATERAL_TOO_LARGE, json.size() + " bytes of JSON");
    }
    try {
      JsonObject object = JsonReader.object(json.toArray());
      return new QuoteCollateral(
          crl("root_ca_crl", text(object, "root_ca_crl")),
          crl("pck_crl", text(object, "pck_crl")),
          text(object, "tcb_info_issuer_chain"),
          utf8(text(object, "tcb_info")),
          hex("tcb_info_signature", text(object, "tcb_info_signature")),
          text(object, "qe_identity_issuer_chain"),
          utf8(text(object, "qe_identity")),
          hex("qe_identity_signature", text(object, "qe_identity_signature")),
          Optional.of(text(object, "pck_certificate_chain")).filter(chain -> !chain.isEmpty()));
    } catch (MalformedException e) {
      throw refuse(COLLATERAL_MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  /// A string; empty if the member is absent or null.
  private static String text(JsonObject object, String name) {
    return object.has(name) && !object.isNull(name) ? object.text(name) : "";
  }

  /// A revocation list in text: hexadecimal of DER, or PEM.
  private static Optional<Bytes> crl(String field, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    size(field, text.length() / 2);
    if (text.startsWith("-----BEGIN X509 CRL-----")) {
      try {
        List<byte[]> blocks = Pem.blocks(text, "X509 CRL", 2);
        if (blocks.size() == 1) {
          return Optional.of(Bytes.wrap(blocks.getFirst()));
        }
      } catch (MalformedException e) {
        throw refuse(COLLATERAL_MALFORMED, field + ": " + e.getMessage());
      }
      throw refuse(COLLATERAL_MALFORMED, field + ": not one PEM block");
    }
    return Optional.of(hex(field, text));
  }

  private static Optional<Bytes> present(Bytes der) {
    return der.isEmpty() ? Optional.empty() : Optional.of(der);
  }

  private static Bytes hex(String field, String digits) {
    try {
      return Bytes.wrap(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException e) {
      throw refuse(COLLATERAL_MALFORMED, field + " is not hexadecimal");
    }
  }

  private static Bytes utf8(String text) {
    return Bytes.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  private static int size(String field, int size) {
    if (size > MAX_FIELD_SIZE) {
      throw refuse(
          COLLATERAL_TOO_LARGE,
          "%s has %d bytes, allowed are %d".formatted(field, size, MAX_FIELD_SIZE));
    }
    return size;
  }

  private static void require(String field, boolean missing) {
    if (missing) {
      throw refuse(COLLATERAL_MISSING, field + " is missing");
    }
  }

  private static void requireSignature(String field, Bytes signature) {
    require(field, signature.isEmpty());
    if (signature.size() != SIGNATURE_SIZE) {
      throw refuse(
          COLLATERAL_MALFORMED,
          "%s has %d bytes, not %d".formatted(field, signature.size(), SIGNATURE_SIZE));
    }
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
