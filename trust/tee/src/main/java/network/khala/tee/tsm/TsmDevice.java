package network.khala.tee.tsm;

import static network.khala.attestation.AttestationError.PROVIDER_BUSY;
import static network.khala.attestation.AttestationError.PROVIDER_UNAVAILABLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.dcap.Quote;
import network.khala.scale.Bytes;
import network.khala.tee.NoneProvider;
import network.khala.tee.QuoteProvider;

/// A TDX trust domain. Each quote has a report of its own; the kernel counts a report's inputs, so
/// that another writer does not go unnoticed.
///
/// A trust domain has no sealing key of its own: what must outlive it is sealed elsewhere.
public final class TsmDevice implements QuoteProvider {
  private static final String FOLDER = "sys/kernel/config/tsm/report";
  private static final String TDX = "tdx_guest";
  private static final int REPORT_DATA_SIZE = 64;
  private static final int MAX_ATTEMPTS = 5;
  private static final int MAX_TEXT = 64;

  private final TsmReport.Maker reports;
  private final AtomicLong count = new AtomicLong();

  TsmDevice(TsmReport.Maker reports) {
    this.reports = reports;
  }

  /// Opens the device below `root`, `/` on a real machine.
  ///
  /// @throws AttestationException with PROVIDER_UNAVAILABLE if the kernel offers no reports here
  public static TsmDevice open(Path root) {
    Path folder = root.resolve(FOLDER);
    if (!Files.isDirectory(folder)) {
      throw new AttestationException(
          PROVIDER_UNAVAILABLE,
          folder + " is missing: not inside a trust domain, or configfs is not mounted");
    }
    return new TsmDevice(name -> ConfigfsReport.create(folder, name));
  }

  @Override
  public String name() {
    return "tdx";
  }

  @Override
  public Optional<AttestationReport> attest(Bytes reportData) {
    if (reportData.size() != REPORT_DATA_SIZE) {
      throw new IllegalArgumentException("report data of " + reportData.size() + " bytes");
    }
    RawReport raw = report(reportData);
    if (!raw.provider().equals(TDX)) {
      throw new AttestationException(
          PROVIDER_UNAVAILABLE, "reports are of " + raw.describe() + ", which no chain takes yet");
    }
    return Optional.of(new AttestationReport.TdxDcap(raw.content(), Optional.empty()));
  }

  /// What the kernel answers, whatever kind of guest this is: a TDX quote, an SEV-SNP report, an
  /// Arm CCA token.
  ///
  /// @param reportData exactly 64 bytes
  /// @throws AttestationException with PROVIDER_UNAVAILABLE, PROVIDER_BUSY or PROVIDER_FAILED
  public RawReport report(Bytes reportData) {
    String name = "khala-" + ProcessHandle.current().pid() + "-" + count.incrementAndGet();
    try {
      TsmReport report = reports.create(name);
      try {
        return report(report, reportData.toArray());
      } finally {
        end(report);
      }
    } catch (IOException e) {
      KernelError error = KernelError.of(e);
      throw new AttestationException(
          error.code(), "report %s: %s (%s)".formatted(name, error.meaning(), e.getMessage()));
    }
  }

  /// A report that the kernel does not take away is no reason to throw the answer away, nor to hide
  /// the error: the next report has another name.
  private static void end(TsmReport report) {
    try {
      report.close();
    } catch (IOException e) {
      // What is left behind ends with this process's domain.
    }
  }

  private static RawReport report(TsmReport report, byte[] reportData) throws IOException {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      long before = generation(report);
      Optional<Bytes> content = exchange(report, reportData);
      if (content.isPresent() && generation(report) == before + 1) {
        return new RawReport(text(report, "provider"), content.get());
      }
    }
    throw new AttestationException(
        PROVIDER_BUSY, "the report's inputs changed " + MAX_ATTEMPTS + " times in a row");
  }

  /// Empty if the kernel says that the inputs changed while it made the report.
  private static Optional<Bytes> exchange(TsmReport report, byte[] reportData) throws IOException {
    try {
      report.write("inblob", reportData);
      return Optional.of(Bytes.wrap(report.read("outblob", Quote.MAX_SIZE)));
    } catch (IOException e) {
      if (KernelError.of(e) == KernelError.INPUTS_CHANGED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static long generation(TsmReport report) throws IOException {
    String text = text(report, "generation");
    if (!text.matches("[0-9]{1,18}")) {
      throw new IOException("generation is '" + text + "'");
    }
    return Long.parseLong(text);
  }

  private static String text(TsmReport report, String attribute) throws IOException {
    return new String(report.read(attribute, MAX_TEXT), StandardCharsets.US_ASCII).strip();
  }

  /// The hardware tells it inside quotes only.
  @Override
  public Optional<Bytes> pruntimeHash() {
    return Optional.empty();
  }

  @Override
  public Bytes machineId() {
    return Bytes.wrap(new byte[NoneProvider.MACHINE_ID_SIZE]);
  }
}
