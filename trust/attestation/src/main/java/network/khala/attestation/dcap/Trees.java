package network.khala.attestation.dcap;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import network.khala.attestation.ConfidenceLevel;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// Quotes and verdicts as trees of names and plain values, for output. Byte strings are lower-case
/// hexadecimal without prefix, in stored order; absent values are null.
final class Trees {
  private Trees() {}

  static SequencedMap<String, @Nullable Object> of(VerifiedQuote verified) {
    TcbClaims tcb = verified.tcb();
    SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("result", "ok");
    tree.put("tee", verified.quote().tee().name());
    tree.put("status", tcb.status().wireName());
    tree.put("advisoryIds", tcb.advisoryIds());
    tree.put("platformStatus", tcb.platformStatus().wireName());
    tree.put("sgxStatus", tcb.sgxStatus().wireName());
    tree.put("qeStatus", tcb.qeStatus().wireName());
    tree.put("tdxModuleStatus", tcb.tdxModuleStatus().map(TcbStatus::wireName).orElse(null));
    tree.put("tcbDate", Instant.ofEpochSecond(tcb.tcbDate()).toString());
    tree.put("tcbEvaluationDataNumber", tcb.evaluationDataNumber());
    tree.put(
        "khalaConfidenceLevel",
        ConfidenceLevel.of(tcb.status().wireName(), tcb.advisoryIds()).orElse(null));
    tree.put("pck", of(verified.platform(), verified.authority()));
    tree.put("report", of(verified.report()));
    tree.put("pruntimeHash", hex(verified.report().pruntimeHash()));
    tree.put("collateral", of(verified.collateral()));
    tree.put("unchecked", verified.unchecked().stream().map(Unchecked::name).toList());
    return tree;
  }

  static SequencedMap<String, @Nullable Object> of(Quote quote) {
    SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("result", "ok");
    tree.put("tee", quote.tee().name());
    tree.put("version", quote.version());
    tree.put("bodyType", quote.bodyType());
    tree.put("qeSvn", quote.qeSvn());
    tree.put("pceSvn", quote.pceSvn());
    tree.put("userData", hex(quote.userData()));
    tree.put("signedLength", quote.signedPart().size());
    tree.put("qeAuthDataLength", quote.qeAuthData().size());
    tree.put("certificationDataType", quote.certification().type());
    tree.put("certificationDataLength", quote.certification().content().size());
    tree.put("trailingBytes", quote.trailingBytes());
    tree.put("report", of(quote.body()));
    tree.put("qeReport", of(quote.qeReportFields()));
    Optional<PckCertificate> pck = quote.pckCertificate();
    tree.put("pck", pck.map(found -> of(found.platform(), found.authority())).orElse(null));
    return tree;
  }

  private static SequencedMap<String, @Nullable Object> of(
      PckPlatform platform, PckAuthority authority) {
    SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("fmspc", hex(platform.fmspc()));
    tree.put("pceId", hex(platform.pceId()));
    tree.put("pceSvn", platform.pceSvn());
    tree.put("cpuSvn", hex(platform.cpuSvn()));
    tree.put("ppid", hex(platform.ppid()));
    tree.put("sgxType", platform.sgxType());
    tree.put("issuer", authority.wireName());
    tree.put("platformInstanceId", platform.platformInstanceId().map(Trees::hex).orElse(null));
    tree.put("dynamicPlatform", platform.dynamicPlatform().orElse(null));
    tree.put("cachedKeys", platform.cachedKeys().orElse(null));
    tree.put("smtEnabled", platform.smtEnabled().orElse(null));
    return tree;
  }

  private static SequencedMap<String, @Nullable Object> of(ReportBody body) {
    return switch (body) {
      case SgxReport report -> of(report);
      case TdReport report -> of(report);
    };
  }

  static SequencedMap<String, @Nullable Object> of(SgxReport report) {
    SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("cpuSvn", hex(report.cpuSvn()));
    tree.put("miscSelect", hex(report.miscSelect()));
    tree.put("attributes", hex(report.attributes()));
    tree.put("mrEnclave", hex(report.mrEnclave()));
    tree.put("mrSigner", hex(report.mrSigner()));
    tree.put("isvProdId", report.isvProdId());
    tree.put("isvSvn", report.isvSvn());
    tree.put("reportData", hex(report.reportData()));
    return tree;
  }

  private static SequencedMap<String, @Nullable Object> of(TdReport report) {
    SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("teeTcbSvn", hex(report.teeTcbSvn()));
    tree.put("mrSeam", hex(report.mrSeam()));
    tree.put("mrSignerSeam", hex(report.mrSignerSeam()));
    tree.put("seamAttributes", hex(report.seamAttributes()));
    tree.put("tdAttributes", hex(report.tdAttributes()));
    tree.put("xfam", hex(report.xfam()));
    tree.put("mrTd", hex(report.mrTd()));
    tree.put("mrConfigId", hex(report.mrConfigId()));
    tree.put("mrOwner", hex(report.mrOwner()));
    tree.put("mrOwnerConfig", hex(report.mrOwnerConfig()));
    for (int i = 0; i < report.rtMr().size(); i++) {
      tree.put("rtMr" + i, hex(report.rtMr().get(i)));
    }
    tree.put("reportData", hex(report.reportData()));
    report.teeTcbSvn2().ifPresent(svn -> tree.put("teeTcbSvn2", hex(svn)));
    report.mrServiceTd().ifPresent(service -> tree.put("mrServiceTd", hex(service)));
    return tree;
  }

  private static SequencedMap<String, @Nullable Object> of(CollateralClaims claims) {
    SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (DocumentVersion version : claims.documents()) {
      SequencedMap<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("issued", version.issued());
      entry.put("number", version.number().toString());
      tree.put(version.document(), entry);
    }
    tree.put("earliestExpiry", claims.earliestExpiry());
    tree.put("rootFingerprint", hex(claims.rootFingerprint().toBytes()));
    return tree;
  }

  private static String hex(Bytes bytes) {
    return bytes.toHex().substring(2);
  }
}
