package network.khala.cli.doctor;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.attestation.AttestationException;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Output.Style;
import network.khala.tee.UpdateCheck;
import network.khala.tee.doctor.Finding;
import network.khala.tee.doctor.HardwareProbe;
import network.khala.tee.gramine.GramineDevice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `khala doctor`: is this machine fit to mine, and if not, what to do. Reads only.
@Command(
    name = "doctor",
    description = {
      "Say whether this machine is fit to mine, and what to do if it is not.",
      "Reads only, changes nothing. Exits with 1 if a line says fail."
    },
    footer = {
      "",
      "Examples:",
      "  khala doctor",
      "  khala doctor --node http://10.0.0.5:9944",
      "  khala doctor --root /mnt/image --json",
      "  khala doctor --pccs https://localhost:8081",
      "  khala doctor --before-update /var/lib/khala/worker"
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final Path THIS_MACHINE = Path.of("/");
  private static final URI LOCAL_NODE = URI.create("http://127.0.0.1:9944");

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Look at another root folder, for its hardware only; default: /.")
  private Path root = THIS_MACHINE;

  @Option(
      names = "--node",
      paramLabel = "URL",
      description = "The node that the worker will use; default: http://127.0.0.1:9944.")
  private Optional<URI> node = Optional.empty();

  @Option(
      names = "--base-path",
      paramLabel = "DIR",
      description = "Where data will be kept; default: the working directory.")
  private Path basePath = Path.of("").toAbsolutePath();

  @Option(
      names = "--pccs",
      paramLabel = "URL",
      description = "The server of collateral that the relayer will use: intel, phala or a URL.")
  private Optional<String> pccs = Optional.empty();

  @Option(
      names = "--before-update",
      arity = "0..1",
      fallbackValue = "data",
      paramLabel = "DIR",
      description = {
        "Only say whether what the worker sealed in its data folder (default: data) will be",
        "readable after an update of firmware, kernel or program. Where --root is that of an",
        "enclave, the device is asked."
      })
  private Optional<Path> beforeUpdate = Optional.empty();

  private final Output output;

  public DoctorCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(root)) {
      throw new CommandFailure(ExitCode.USAGE, "--root=" + root + " is not a folder", "");
    }
    List<Line> lines = new ArrayList<>();
    if (beforeUpdate.isPresent()) {
      beforeUpdate(new UpdateCheck(beforeUpdate.get())).forEach(each -> lines.add(Line.of(each)));
      return show(lines);
    }
    for (Finding finding : new HardwareProbe(root).examine()) {
      lines.add(Line.of(finding));
    }
    pccs.ifPresent(url -> lines.add(CollateralServerCheck.examine(url)));
    if (root.equals(THIS_MACHINE)) {
      lines.addAll(DiskCheck.examine(basePath));
      lines.add(ClockCheck.examine(THIS_MACHINE));
      lines.add(PortCheck.examine());
      lines.add(NodeCheck.examine(node.orElse(LOCAL_NODE), node.isPresent()));
    }
    return show(lines);
  }

  /// Inside of an enclave its device knows more than the files.
  private List<Finding> beforeUpdate(UpdateCheck check) {
    try {
      return check.examine(GramineDevice.open(root));
    } catch (AttestationException e) {
      return check.examine();
    }
  }

  private int show(List<Line> lines) {
    lines.forEach(this::show);
    boolean fit = lines.stream().noneMatch(line -> line.verdict() == Finding.Verdict.FAIL);
    return (fit ? ExitCode.SUCCESS : ExitCode.FAILURE).code();
  }

  private void show(Line line) {
    if (output.json()) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("subject", line.subject());
      object.put("verdict", word(line));
      object.put("found", line.found());
      object.put("advice", line.advice());
      output.object(object);
      return;
    }
    String verdict = output.styled(style(line), String.format(Locale.ROOT, "%-4s", word(line)));
    output.line(verdict + String.format(Locale.ROOT, "  %-16s ", line.subject()) + line.found());
    if (!line.advice().isEmpty()) {
      output.line(" ".repeat(23) + output.styled(Style.HINT, line.advice()));
    }
  }

  private static String word(Line line) {
    return line.verdict().name().toLowerCase(Locale.ROOT);
  }

  private static Style style(Line line) {
    return switch (line.verdict()) {
      case PASS -> Style.GOOD;
      case WARN -> Style.WARNING;
      case FAIL -> Style.ERROR;
    };
  }
}
