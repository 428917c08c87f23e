package network.khala.cli.attest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.attestation.ias.IasReportFile;
import network.khala.attestation.snp.SnpReport;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Output.Style;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `khala attest inspect`: what a piece of evidence says, without judging it.
@Command(
    name = "inspect",
    description = {
      "Show what a quote or report says. Nothing is verified: see khala attest verify.",
      "Reads SGX and TDX quotes, SEV-SNP reports, IAS reports and development reports, binary, in",
      "hexadecimal or in base64."
    },
    footer = {
      "",
      "Examples:",
      "  khala attest inspect quote.bin",
      "  khala attest inspect report.json --json"
    })
public final class AttestInspect implements Callable<Integer> {
  private static final Bytes DEVELOPMENT =
      Bytes.wrap("KHALADEV".getBytes(StandardCharsets.US_ASCII));

  @Parameters(paramLabel = "FILE", description = "A quote or a report.")
  private Path file = Path.of("");

  private final Output output;

  public AttestInspect(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    Bytes content = EvidenceFile.readBinary(file);
    try {
      if (output.json()) {
        Map<String, @Nullable Object> object = tree(content);
        object.put("verified", false);
        output.object(object);
      } else {
        new Tree(output).show(new InspectionText(output).of(content, tree(content)));
        output.line(output.styled(Style.WARNING, "not verified: see khala attest verify"));
      }
      return ExitCode.SUCCESS.code();
    } catch (AttestationException e) {
      throw Refusal.of(e, output);
    }
  }

  private static Map<String, @Nullable Object> tree(Bytes content) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    if (content.startsWith(DEVELOPMENT)) {
      DevelopmentReport report = DevelopmentReport.parse(content);
      tree.put("kind", "development report: no hardware vouches for it");
      tree.put("mrEnclave", hex(report.mrEnclave().toBytes()));
      tree.put("mrSigner", hex(report.mrSigner().toBytes()));
      tree.put("claimedLevel", report.claimedLevel());
      tree.put("reportData", hex(report.reportData()));
      tree.put("genesisHash", hex(report.genesisHash().toBytes()));
      tree.put("timestamp", report.timeSeconds());
    } else if (isSnp(content)) {
      tree.put("kind", "AMD SEV-SNP report: recognised, accepted by no chain yet");
      tree.putAll(SnpReport.parse(content).toTree());
    } else if (content.size() > 0 && content.get(0) == '{') {
      AttestationReport.SgxIas report = IasReportFile.parse(content);
      tree.put("kind", "IAS report: of Intel's former service for EPID");
      tree.put("report", new String(report.raReport().toArray(), StandardCharsets.UTF_8));
    } else {
      Quote quote = Quote.parse(content);
      tree.put("kind", "%s quote of version %d".formatted(quote.tee(), quote.version()));
      tree.putAll(quote.toTree());
    }
    tree.remove("result");
    return tree;
  }

  /// The length tells it from a quote, whose second number is the type of its key.
  private static boolean isSnp(Bytes content) {
    return content.size() == SnpReport.SIZE && content.get(2) == 0 && content.get(3) == 0;
  }

  private static String hex(Bytes bytes) {
    return bytes.toHex().substring(2);
  }
}
