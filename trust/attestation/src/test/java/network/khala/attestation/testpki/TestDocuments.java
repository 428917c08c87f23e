package network.khala.attestation.testpki;

import java.time.Instant;
import network.khala.attestation.dcap.Tee;

/// The two documents, so that the test platform is up to date.
final class TestDocuments {
  private TestDocuments() {}

  static String tcbInfo(Tee tee) {
    String levels =
        level(tee, 6, 13, "UpToDate", "") + "," + level(tee, 2, 5, "OutOfDate", "INTEL-SA-00001");
    String module =
        """
        ,"tdxModule":{"mrsigner":"%1$s","attributes":"0000000000000000",
        "attributesMask":"FFFFFFFFFFFFFFFF"},"tdxModuleIdentities":[{"id":"TDX_01",
        "mrsigner":"%1$s","attributes":"0000000000000000","attributesMask":"FFFFFFFFFFFFFFFF",
        "tcbLevels":[{"tcb":{"isvsvn":2},"tcbDate":"2025-01-01T00:00:00Z","tcbStatus":"OutOfDate",
        "advisoryIDs":["INTEL-SA-00002"]},{"tcb":{"isvsvn":5},"tcbDate":"2026-01-01T00:00:00Z",
        "tcbStatus":"UpToDate"}]}]\
        """
            .formatted("00".repeat(48));
    return """
    {"id":"%s","version":3,"issueDate":"%s","nextUpdate":"%s","fmspc":"00606A000000",\
    "pceId":"0000","tcbType":0,"tcbEvaluationDataNumber":17%s,"tcbLevels":[%s]}\
    """
        .formatted(tee.name(), time(-500), time(500), tee == Tee.TDX ? module : "", levels);
  }

  private static String level(Tee tee, int svn, int pceSvn, String status, String advisory) {
    String components = ("{\"svn\":" + svn + "},").repeat(16);
    String sgx = components.substring(0, components.length() - 1);
    String tdx = tee == Tee.TDX ? ",\"tdxtcbcomponents\":[" + sgx + "]" : "";
    return """
    {"tcb":{"sgxtcbcomponents":[%s],"pcesvn":%d%s},"tcbDate":"2026-01-01T00:00:00Z",\
    "tcbStatus":"%s","advisoryIDs":[%s]}\
    """
        .formatted(sgx, pceSvn, tdx, status, advisory.isEmpty() ? "" : '"' + advisory + '"');
  }

  static String qeIdentity(Tee tee) {
    return """
    {"id":"%s","version":2,"issueDate":"%s","nextUpdate":"%s","tcbEvaluationDataNumber":17,\
    "miscselect":"00000000","miscselectMask":"FFFFFFFF",\
    "attributes":"11000000000000000000000000000000",\
    "attributesMask":"FBFFFFFFFFFFFFFF0000000000000000","mrsigner":"%s","isvprodid":1,\
    "tcbLevels":[{"tcb":{"isvsvn":4},"tcbDate":"2025-01-01T00:00:00Z","tcbStatus":"OutOfDate"},\
    {"tcb":{"isvsvn":8},"tcbDate":"2026-01-01T00:00:00Z","tcbStatus":"UpToDate"}]}\
    """
        .formatted(tee == Tee.SGX ? "QE" : "TD_QE", time(-500), time(500), "8c".repeat(32));
  }

  private static String time(long offset) {
    return Instant.ofEpochSecond(TestWorld.NOW + offset).toString();
  }
}
