package network.khala.cli.attest;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import network.khala.attestation.AttestationException;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;

/// How a refusal is shown: the check, what was found, what was required, whose side it is, what to
/// do.
final class Refusal {
  private Refusal() {}

  /// Prints the refusal where JSON is wanted, and gives the failure with which the command ends:
  /// exit code 3 for a verdict, 69 where something that is needed could not be had.
  static CommandFailure of(AttestationException e, Output output) {
    if (output.json()) {
      output.object(tree(e));
    }
    return failure(e);
  }

  /// The failure alone, for a command that prints more than the refusal.
  static CommandFailure failure(AttestationException e) {
    String side = e.guidance().side().name().toLowerCase(Locale.ROOT);
    return new CommandFailure(
        isVerdict(e) ? ExitCode.REFUSED : ExitCode.UNAVAILABLE,
        "%s: %s\n       required: %s\n       side: %s"
            .formatted(e.code(), e.detail(), e.guidance().required(), side),
        e.guidance().nextStep());
  }

  private static boolean isVerdict(AttestationException e) {
    return switch (e.code()) {
      case PROVIDER_UNAVAILABLE,
          PROVIDER_BUSY,
          PROVIDER_FAILED,
          COLLATERAL_FETCH_FAILED,
          COLLATERAL_TCB_NOT_REGISTERED ->
          false;
      default -> true;
    };
  }

  /// The refusal as names and values.
  static Map<String, Object> tree(AttestationException e) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("result", "error");
    tree.put("error", e.code().name());
    tree.put("code", e.code().name());
    tree.put("found", e.detail());
    tree.put("required", e.guidance().required());
    tree.put("side", e.guidance().side().name().toLowerCase(Locale.ROOT));
    tree.put("nextStep", e.guidance().nextStep());
    tree.put("registryError", e.refusal().name());
    return tree;
  }
}
