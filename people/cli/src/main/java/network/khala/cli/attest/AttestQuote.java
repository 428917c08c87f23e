package network.khala.cli.attest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Session;
import network.khala.scale.Bytes;
import network.khala.tee.QuoteProvider;
import network.khala.tee.QuoteProviders;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `khala attest quote`: makes a quote on this machine.
@Command(
    name = "quote",
    description = {
      "Make a quote on this machine, inside the enclave or trust domain that this command runs in.",
      "Where the command runs outside of both, see khala doctor."
    },
    footer = {
      "",
      "Examples:",
      "  khala attest quote --output quote.bin",
      "  khala attest quote --provider tdx --report-data 48656c6c6f --json"
    })
public final class AttestQuote implements Callable<Integer> {
  private static final int REPORT_DATA_SIZE = 64;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "auto (default), gramine, tdx or dev.")
  private String provider = "auto";

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Where /dev and /sys are looked for; default: /.")
  private Path root = Path.of("/");

  @Option(
      names = "--report-data",
      paramLabel = "HEX",
      description = "Up to 64 bytes that the quote commits to; filled up with zero bytes.")
  private String reportData = "";

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "The file to write; default: hexadecimal digits on standard output.")
  private Optional<Path> file = Optional.empty();

  private final Session session;
  private final Output output;

  public AttestQuote(Session session, Output output) {
    this.session = session;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    Bytes data = data();
    try {
      QuoteProvider machine =
          new QuoteProviders(root, session.environment(), () -> {}).open(provider);
      AttestationReport report =
          machine
              .attest(data)
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.UNAVAILABLE,
                          "the provider " + machine.name() + " vouches for nothing",
                          "choose another --provider"));
      show(machine.name(), evidence(report));
      return ExitCode.SUCCESS.code();
    } catch (AttestationException e) {
      throw Refusal.of(e, output);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "--provider: " + e.getMessage(), "");
    }
  }

  private Bytes data() {
    String digits = reportData.replaceFirst("^0x", "");
    if (!digits.matches("([0-9a-fA-F]{2}){0," + REPORT_DATA_SIZE + "}")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--report-data=" + reportData + ": must be up to 64 bytes in hexadecimal",
          "hash what is longer");
    }
    return Bytes.wrap(Arrays.copyOf(HexFormat.of().parseHex(digits), REPORT_DATA_SIZE));
  }

  /// The bytes that others verify: of a development report, report, signature and certificate.
  private static Bytes evidence(AttestationReport report) {
    return switch (report) {
      case AttestationReport.SgxDcap sgx -> sgx.quote();
      case AttestationReport.TdxDcap tdx -> tdx.quote();
      case AttestationReport.SgxIas ias -> ias.raReport();
      case AttestationReport.Development development ->
          development.report().concat(development.signature()).concat(development.certificate());
    };
  }

  private void show(String name, Bytes quote) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("provider", name);
    object.put("sizeBytes", quote.size());
    if (file.isPresent()) {
      Files.write(file.get(), quote.toArray());
      object.put("file", file.get().toString());
      output.result(object, "%s: %,d bytes by %s".formatted(file.get(), quote.size(), name));
    } else {
      object.put("quote", quote.toHex());
      output.result(object, quote.toHex());
    }
  }
}
