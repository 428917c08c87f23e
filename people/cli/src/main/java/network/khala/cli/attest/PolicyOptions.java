package network.khala.cli.attest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.PolicyJson;
import network.khala.attestation.ias.IasPolicy;
import network.khala.attestation.ias.IasPolicyJson;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.scale.Bytes;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a quote has to satisfy: a policy in JSON, and options that add to it.
final class PolicyOptions {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Option(
      names = "--policy",
      paramLabel = "JSON",
      description = {
        "What is demanded, as JSON or as the name of a file with it; default: every status but",
        "Revoked, any program. What is not checked stands in the result."
      })
  private String policy = "{}";

  @Option(
      names = "--accept",
      paramLabel = "STATUS",
      split = ",",
      description = "The only statuses that are accepted: UpToDate, SWHardeningNeeded, ….")
  private List<String> accepted = List.of();

  @Option(
      names = "--mr-enclave",
      paramLabel = "HEX",
      split = ",",
      description = "The enclave's measurement, 32 bytes; several are alternatives.")
  private List<String> mrEnclave = List.of();

  @Option(
      names = "--mr-signer",
      paramLabel = "HEX",
      split = ",",
      description = "The hash of the enclave's signer, 32 bytes.")
  private List<String> mrSigner = List.of();

  @Option(
      names = "--mr-td",
      paramLabel = "HEX",
      split = ",",
      description = "The trust domain's measurement, 48 bytes.")
  private List<String> mrTd = List.of();

  @Option(
      names = "--report-data",
      paramLabel = "HEX",
      description = "What the report data begins with; 64 bytes are all of it.")
  private Optional<String> reportData = Optional.empty();

  Policy policy() throws IOException {
    Bytes json = json(this::addForQuotes);
    try {
      return PolicyJson.parse(json);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  IasPolicy iasPolicy() throws IOException {
    Bytes json = json(this::addForIas);
    try {
      return IasPolicyJson.parse(json);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /// The policy with what options add to it; `add` says whether they do.
  private Bytes json(Predicate<ObjectNode> add) throws IOException {
    String text =
        policy.stripLeading().startsWith("{") ? policy : Files.readString(Path.of(policy));
    try {
      JsonNode parsed = JSON.readTree(text);
      if (parsed instanceof ObjectNode object) {
        // What is given as JSON goes through as it is: the strict reader judges it.
        return Bytes.wrap(
            (add.test(object) ? object.toString() : text).getBytes(StandardCharsets.UTF_8));
      }
      throw wrong("the policy is no JSON object");
    } catch (JacksonException e) {
      throw wrong("the policy is no JSON: " + e.getOriginalMessage());
    }
  }

  private boolean addForIas(ObjectNode policyObject) {
    if (!accepted.isEmpty() || !mrEnclave.isEmpty() || !mrSigner.isEmpty() || !mrTd.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--accept, --mr-enclave, --mr-signer and --mr-td are for quotes, not for IAS reports",
          "demand programs by --policy '{\"allowedPruntimeHashes\":[\"…\"]}'");
    }
    reportData.ifPresent(
        digits -> policyObject.put("reportData", plain(List.of(digits)).getFirst()));
    return reportData.isPresent();
  }

  private boolean addForQuotes(ObjectNode policyObject) {
    boolean added = list(policyObject, "acceptedStatuses", accepted);
    added |= list(policyObject, "mrEnclave", plain(mrEnclave));
    added |= list(policyObject, "mrSigner", plain(mrSigner));
    added |= list(policyObject, "mrTd", plain(mrTd));
    if (reportData.isPresent()) {
      policyObject.put("reportDataPrefix", plain(List.of(reportData.get())).getFirst());
      added = true;
    }
    return added;
  }

  private static boolean list(ObjectNode object, String name, List<String> values) {
    if (values.isEmpty()) {
      return false;
    }
    var items = object.putArray(name);
    values.forEach(items::add);
    return true;
  }

  private static List<String> plain(List<String> digits) {
    return digits.stream().map(each -> each.replaceFirst("^0x", "")).toList();
  }

  private static CommandFailure wrong(String message) {
    return new CommandFailure(ExitCode.USAGE, message, "see docs/protocol/attestation.md, Policy");
  }
}
