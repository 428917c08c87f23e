package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.TCB_LEVEL_NOT_FOUND;
import static network.khala.attestation.AttestationError.TCB_REVOKED;
import static network.khala.attestation.AttestationError.TDX_MODULE_ATTRIBUTES_MISMATCH;
import static network.khala.attestation.AttestationError.TDX_MODULE_MRSIGNER_MISMATCH;
import static network.khala.attestation.AttestationError.TDX_MODULE_TCB_NOT_SUPPORTED;
import static network.khala.attestation.AttestationError.TDX_MODULE_UNKNOWN;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.scale.Bytes;

/// Finds the level that a platform has reached and joins the statuses of its parts.
final class TcbAppraisal {
  private static final Bytes NO_ATTRIBUTES = Bytes.wrap(new byte[8]);

  private final TcbInfo info;
  private final QeIdentity qeIdentity;
  private final PckPlatform platform;

  TcbAppraisal(TcbInfo info, QeIdentity qeIdentity, PckPlatform platform) {
    this.info = info;
    this.qeIdentity = qeIdentity;
    this.platform = platform;
  }

  /// @param qeLevel the level that the quoting enclave has reached
  TcbClaims appraise(ReportBody body, SvnLevel qeLevel) {
    return switch (body) {
      case SgxReport ignored -> {
        TcbLevel level = sgxLevel();
        yield claims(level, level, Optional.empty(), level.status(), level.status(), qeLevel);
      }
      case TdReport report -> appraise(report, qeLevel);
    };
  }

  private TcbClaims appraise(TdReport report, SvnLevel qeLevel) {
    Optional<SvnLevel> module = moduleLevel(report);
    TcbLevel sgxLevel = sgxLevel();
    TcbLevel tdxLevel = tdxLevel(report);
    TcbStatus status = tdxLevel.status();
    if (module.isPresent()) {
      status = status.converge(module.get().status());
    }
    TcbStatus advised = relaunch(report, status, sgxLevel, module, qeLevel);
    return claims(tdxLevel, sgxLevel, module, status, advised, qeLevel);
  }

  private TcbClaims claims(
      TcbLevel selected,
      TcbLevel sgxLevel,
      Optional<SvnLevel> module,
      TcbStatus platformStatus,
      TcbStatus advised,
      SvnLevel qeLevel) {
    TcbStatus converged = advised.converge(qeLevel.status());
    if (converged == TcbStatus.REVOKED) {
      throw refuse(TCB_REVOKED, "the platform's level, its module or its QE is revoked");
    }
    SequencedSet<String> advisories = new LinkedHashSet<>(selected.advisoryIds());
    module.ifPresent(level -> advisories.addAll(level.advisoryIds()));
    advisories.addAll(qeLevel.advisoryIds());
    return new TcbClaims(
        converged,
        platformStatus,
        sgxLevel.status(),
        module.map(SvnLevel::status),
        qeLevel.status(),
        List.copyOf(advisories),
        selected.date(),
        Math.min(info.evaluationDataNumber(), qeIdentity.evaluationDataNumber()));
  }

  /// The highest level whose SGX components and PCE the platform reaches.
  private TcbLevel sgxLevel() {
    return candidates().stream().findFirst().orElseThrow(() -> levelNotFound("SGX"));
  }

  /// The highest of those that the trust domain's own SVNs reach too. Where the module is of a
  /// later generation, its identity judges it, and the first two components are not compared.
  private TcbLevel tdxLevel(TdReport report) {
    int first = moduleVersion(report.teeTcbSvn()) == 0 ? 0 : 2;
    return candidates().stream()
        .filter(level -> level.isReachedByTdx(report.teeTcbSvn(), first))
        .findFirst()
        .orElseThrow(() -> levelNotFound("TDX"));
  }

  private List<TcbLevel> candidates() {
    return info.levels().stream()
        .filter(level -> level.isReachedBySgx(platform.cpuSvn(), platform.pceSvn()))
        .toList();
  }

  /// Checks the TDX module against its identity; a module of the first generation has no level.
  private Optional<SvnLevel> moduleLevel(TdReport report) {
    int version = moduleVersion(report.teeTcbSvn());
    TdxModule expected =
        version == 0
            ? info.module().orElseThrow(() -> moduleUnknown("first generation"))
            : moduleIdentity(version);
    if (!report.mrSignerSeam().equals(expected.mrSigner())) {
      throw refuse(
          TDX_MODULE_MRSIGNER_MISMATCH,
          "signer %s, expected %s".formatted(report.mrSignerSeam(), expected.mrSigner()));
    }
    if (!report.seamAttributes().equals(NO_ATTRIBUTES)
        || !Masks.equal(
            report.seamAttributes(), expected.attributes(), expected.attributesMask())) {
      throw refuse(
          TDX_MODULE_ATTRIBUTES_MISMATCH, "attributes " + report.seamAttributes() + " are not 0");
    }
    if (version == 0) {
      return Optional.empty();
    }
    int svn = svn(report.teeTcbSvn(), 0);
    return Optional.of(
        SvnLevel.reached(expected.levels(), svn)
            .orElseThrow(
                () ->
                    refuse(
                        TDX_MODULE_TCB_NOT_SUPPORTED,
                        "module %s has SVN %d, below every level".formatted(expected.id(), svn))));
  }

  private TdxModule moduleIdentity(int version) {
    return info.moduleIdentity(version).orElseThrow(() -> moduleUnknown(TdxModule.idOf(version)));
  }

  /// A domain whose module was updated while it ran, on a platform that is otherwise fine, is told
  /// apart from an old platform: relaunching it helps.
  private TcbStatus relaunch(
      TdReport report,
      TcbStatus status,
      TcbLevel sgxLevel,
      Optional<SvnLevel> module,
      SvnLevel qeLevel) {
    boolean qeFine =
        qeLevel.status() != TcbStatus.OUT_OF_DATE && qeLevel.status() != TcbStatus.REVOKED;
    boolean sgxFine = !sgxLevel.status().isOutOfDate() && sgxLevel.status() != TcbStatus.REVOKED;
    boolean moduleOld = module.isPresent() && module.get().status() == TcbStatus.OUT_OF_DATE;
    if (report.teeTcbSvn2().isEmpty()
        || !qeFine
        || !sgxFine
        || !moduleOld
        || !status.isOutOfDate()
        || !runsNewest(report.teeTcbSvn2().get())) {
      return status;
    }
    return sgxLevel.status().needsConfiguration() || status.needsConfiguration()
        ? TcbStatus.TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED
        : TcbStatus.TD_RELAUNCH_ADVISED;
  }

  /// Whether the module that runs now is at the highest published level.
  private boolean runsNewest(Bytes current) {
    TcbLevel top = info.levels().getFirst();
    Bytes required = top.tdxSvns().orElseThrow(() -> levelNotFound("TDX"));
    int version = moduleVersion(current);
    int requiredModule =
        version == 0
            ? svn(required, 0)
            : moduleIdentity(version).levels().stream()
                .mapToInt(SvnLevel::isvSvn)
                .max()
                .orElse(Integer.MAX_VALUE);
    return svn(current, 0) >= requiredModule && svn(current, 2) >= svn(required, 2);
  }

  private static int moduleVersion(Bytes teeTcbSvn) {
    return svn(teeTcbSvn, 1);
  }

  private static int svn(Bytes svns, int index) {
    return svns.get(index) & 0xff;
  }

  private AttestationException levelNotFound(String kind) {
    return refuse(
        TCB_LEVEL_NOT_FOUND,
        "%s components %s with PCE %d reach none of %d levels"
            .formatted(kind, platform.cpuSvn(), platform.pceSvn(), info.levels().size()));
  }

  private static AttestationException moduleUnknown(String which) {
    return refuse(TDX_MODULE_UNKNOWN, "the TCB info knows no TDX module " + which);
  }

  private static AttestationException refuse(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }
}
