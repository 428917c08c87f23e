package network.khala.collateral;

import java.util.Base64;
import java.util.HexFormat;
import network.khala.scale.Bytes;

/// A revocation list in one of the three forms in which servers send it.
final class RevocationList {
  private static final String BEGIN = "-----BEGIN X509 CRL-----";
  private static final String END = "-----END X509 CRL-----";
  private static final int DER_SEQUENCE = 0x30;

  private RevocationList() {}

  /// DER from DER, PEM or hexadecimal digits. Nothing in it is checked: it is judged by its
  /// signature.
  ///
  /// @throws network.khala.attestation.AttestationException with COLLATERAL_FETCH_FAILED
  static Bytes der(CollateralHttp.Answer answer) {
    Bytes body = answer.body();
    // A DER list is longer than 127 bytes, so its second byte is no digit.
    if (body.size() > 2 && body.get(0) == DER_SEQUENCE && body.get(1) < 0) {
      return body;
    }
    String text = answer.text().strip();
    try {
      return Bytes.wrap(
          text.startsWith(BEGIN)
              ? Base64.getMimeDecoder().decode(text.replace(BEGIN, "").replace(END, ""))
              : HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw CollateralHttp.failed(
          answer.address(), "the answer is no revocation list: " + e.getMessage(), e);
    }
  }
}
