package network.khala.attestation.ias;

import static network.khala.attestation.AttestationError.IAS_REPORT_MALFORMED;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.internal.JsonObject;
import network.khala.attestation.internal.JsonReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.scale.Bytes;

/// IAS reports in files: a JSON object with the report's text, its signature and the signing
/// certificate. Two sets of names are in use, and base64 as well as hexadecimal.
///
/// | report | signature | certificate |
/// | --- | --- | --- |
/// | `report` | `signature` | `signingCertificate` |
/// | `raReport` | `signature` | `rawSigningCert` |
public final class IasReportFile {
  private IasReportFile() {}

  /// Reads one file.
  ///
  /// @throws AttestationException with IAS_REPORT_MALFORMED if it has another form
  public static AttestationReport.SgxIas parse(Bytes json) {
    try {
      JsonObject file = JsonReader.object(json.toArray());
      boolean upstream = file.has("raReport");
      String report = file.text(upstream ? "raReport" : "report");
      return new AttestationReport.SgxIas(
          Bytes.wrap(report.getBytes(StandardCharsets.UTF_8)),
          bytes(file, "signature"),
          bytes(file, upstream ? "rawSigningCert" : "signingCertificate"));
    } catch (MalformedException e) {
      throw new AttestationException(IAS_REPORT_MALFORMED, "file: " + e.getMessage());
    }
  }

  private static Bytes bytes(JsonObject file, String name) {
    String text = file.text(name);
    try {
      return Bytes.wrap(
          text.matches("([0-9a-fA-F]{2})+")
              ? HexFormat.of().parseHex(text)
              : Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new MalformedException(name + " is neither base64 nor hexadecimal");
    }
  }
}
