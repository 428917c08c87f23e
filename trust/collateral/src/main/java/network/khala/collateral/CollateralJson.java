package network.khala.collateral;

import static network.khala.attestation.AttestationError.COLLATERAL_MALFORMED;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.SgxV30QuoteCollateral;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.scale.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Collateral as verifiers exchange it in files: an object with the members of
/// [SgxV30QuoteCollateral], lists and signatures in hexadecimal, and `pck_certificate_chain` where
/// the quote does not carry it.
public final class CollateralJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CollateralJson() {}

  /// One line of JSON.
  public static Bytes format(Collateral collateral) {
    Map<String, String> members = new LinkedHashMap<>();
    switch (collateral) {
      case Collateral.SgxV30(SgxV30QuoteCollateral v30) -> {
        members.put("pck_crl_issuer_chain", v30.pckCrlIssuerChain());
        members.put("root_ca_crl", v30.rootCaCrl());
        members.put("pck_crl", v30.pckCrl());
        members.put("tcb_info_issuer_chain", v30.tcbInfoIssuerChain());
        members.put("tcb_info", v30.tcbInfo());
        members.put("tcb_info_signature", hex(v30.tcbInfoSignature()));
        members.put("qe_identity_issuer_chain", v30.qeIdentityIssuerChain());
        members.put("qe_identity", v30.qeIdentity());
        members.put("qe_identity_signature", hex(v30.qeIdentitySignature()));
      }
      case Collateral.V4 v4 -> {
        members.put("pck_crl_issuer_chain", v4.pckCrlIssuerChain());
        members.put("root_ca_crl", hex(v4.rootCaCrl()));
        members.put("pck_crl", hex(v4.pckCrl()));
        members.put("tcb_info_issuer_chain", v4.tcbInfoIssuerChain());
        members.put("tcb_info", v4.tcbInfo());
        members.put("tcb_info_signature", hex(v4.tcbInfoSignature()));
        members.put("qe_identity_issuer_chain", v4.qeIdentityIssuerChain());
        members.put("qe_identity", v4.qeIdentity());
        members.put("qe_identity_signature", hex(v4.qeIdentitySignature()));
        v4.pckCertificateChain()
            .ifPresent(
                chain ->
                    members.put(
                        "pck_certificate_chain",
                        new String(chain.toArray(), StandardCharsets.US_ASCII)));
      }
    }
    return Bytes.wrap(JSON.writeValueAsBytes(members));
  }

  /// Reads one object, in the form of the wire.
  ///
  /// @throws AttestationException with COLLATERAL_MISSING, COLLATERAL_MALFORMED or
  ///   COLLATERAL_TOO_LARGE
  public static Collateral parse(Bytes json) {
    // The strict reader judges; below, the same members are only moved.
    QuoteCollateral checked = QuoteCollateral.parseJson(json);
    JsonNode object;
    try {
      object = JSON.readTree(json.toArray());
    } catch (JacksonException e) {
      throw new AttestationException(COLLATERAL_MALFORMED, e.getOriginalMessage());
    }
    String issuers = text(object, "pck_crl_issuer_chain");
    Optional<String> pckChain = checked.pckCertificateChain();
    if (pckChain.isPresent()) {
      return new Collateral.V4(
          issuers,
          checked.rootCaCrl().orElse(Bytes.EMPTY),
          checked.pckCrl().orElse(Bytes.EMPTY),
          checked.tcbInfoIssuerChain(),
          text(object, "tcb_info"),
          checked.tcbInfoSignature(),
          checked.qeIdentityIssuerChain(),
          text(object, "qe_identity"),
          checked.qeIdentitySignature(),
          pckChain.map(chain -> Bytes.wrap(chain.getBytes(StandardCharsets.US_ASCII))));
    }
    return new Collateral.SgxV30(
        new SgxV30QuoteCollateral(
            issuers,
            checked.rootCaCrl().map(CollateralJson::hex).orElse(""),
            checked.pckCrl().map(CollateralJson::hex).orElse(""),
            checked.tcbInfoIssuerChain(),
            text(object, "tcb_info"),
            checked.tcbInfoSignature(),
            checked.qeIdentityIssuerChain(),
            text(object, "qe_identity"),
            checked.qeIdentitySignature()));
  }

  private static String text(JsonNode object, String name) {
    JsonNode member = object.get(name);
    return member == null || !member.isString() ? "" : member.asString();
  }

  private static String hex(Bytes bytes) {
    return HexFormat.of().formatHex(bytes.toArray());
  }
}
