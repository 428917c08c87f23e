package network.khala.attestation.dcap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import network.khala.attestation.dcap.MissingUpdate.Part;
import network.khala.scale.Bytes;

/// Compares a platform with the levels of the best status that the documents have. The one that
/// wants the fewest updates counts, since whatever reaches one of them is enough.
final class UpdateSearch {
  private final TcbInfo info;
  private final QeIdentity qeIdentity;
  private final PckPlatform platform;
  private final ComponentNames names;

  UpdateSearch(TcbInfo info, QeIdentity qeIdentity, PckPlatform platform, ComponentNames names) {
    this.info = info;
    this.qeIdentity = qeIdentity;
    this.platform = platform;
    this.names = names;
  }

  /// The best status that a platform of this family can have.
  TcbStatus attainable() {
    return info.levels().stream()
        .map(TcbLevel::status)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /// What the platform of `quote` lacks, in the order in which it is built up.
  List<MissingUpdate> missing(Quote quote) {
    TcbStatus best = attainable();
    List<MissingUpdate> missing =
        new ArrayList<>(
            info.levels().stream()
                .filter(level -> level.status() == best)
                .map(level -> missing(quote.body(), level))
                .min(Comparator.comparingInt(List::size))
                .orElseThrow());
    if (quote.body() instanceof TdReport report) {
      module(report).ifPresent(missing::add);
    }
    lowestGood(qeIdentity.levels())
        .flatMap(
            level -> below(Part.QUOTING_ENCLAVE, quote.qeReportFields().isvSvn(), level.isvSvn()))
        .ifPresent(missing::add);
    return missing;
  }

  private List<MissingUpdate> missing(ReportBody body, TcbLevel level) {
    List<MissingUpdate> missing = new ArrayList<>();
    components(missing, Part.SGX_COMPONENT, platform.cpuSvn(), level.sgxSvns(), 0);
    below(Part.PCE, platform.pceSvn(), level.pceSvn()).ifPresent(missing::add);
    if (body instanceof TdReport report && level.tdxSvns().isPresent()) {
      int first = generation(report) == 0 ? 0 : 2;
      components(missing, Part.TDX_COMPONENT, report.teeTcbSvn(), level.tdxSvns().get(), first);
    }
    return missing;
  }

  private Optional<MissingUpdate> module(TdReport report) {
    return info.moduleIdentity(generation(report))
        .flatMap(identity -> lowestGood(identity.levels()))
        .flatMap(level -> below(Part.TDX_MODULE, report.teeTcbSvn().get(0) & 0xff, level.isvSvn()));
  }

  private static int generation(TdReport report) {
    return report.teeTcbSvn().get(1) & 0xff;
  }

  private static Optional<SvnLevel> lowestGood(List<SvnLevel> highestFirst) {
    return highestFirst.reversed().stream()
        .filter(level -> level.status() == TcbStatus.UP_TO_DATE)
        .findFirst();
  }

  private void components(
      List<MissingUpdate> missing, Part part, Bytes found, Bytes required, int first) {
    for (int i = first; i < required.size(); i++) {
      int has = found.get(i) & 0xff;
      int needs = required.get(i) & 0xff;
      if (has < needs) {
        String name = part == Part.SGX_COMPONENT ? names.sgx(i) : names.tdx(i);
        missing.add(new MissingUpdate(part, i + 1, name, has, needs));
      }
    }
  }

  private static Optional<MissingUpdate> below(Part part, int found, int required) {
    return found < required
        ? Optional.of(new MissingUpdate(part, 0, "", found, required))
        : Optional.empty();
  }
}
