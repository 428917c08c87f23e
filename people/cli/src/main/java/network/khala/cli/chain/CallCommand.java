package network.khala.cli.chain;

import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.SecretOption;
import network.khala.cli.Session;
import network.khala.client.ChainClient;
import network.khala.client.ChainRuntime;
import network.khala.client.DispatchFailure;
import network.khala.client.Event;
import network.khala.client.Outcome;
import network.khala.client.Submission;
import network.khala.client.Transaction;
import network.khala.client.extrinsic.ExtrinsicSigner;
import network.khala.crypto.KeyPair;
import network.khala.crypto.KeyScheme;
import network.khala.crypto.SecretUri;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala call`: submits an extrinsic and tells what became of it.
@Command(
    name = "call",
    description = {
      "Submit an extrinsic and wait until a block holds it.",
      "Exits with 1 if the call failed."
    },
    footer = {
      "",
      "Examples:",
      "  khala call Balances transfer_keep_alive '[\"45R2…\", 1000000000000]' --suri //Alice",
      "  khala call phalaStakePoolv2 create '{}' --suri-file key.txt --wait finalized",
      "  khala call System set_storage '{\"items\":[]}' --sudo --suri //Alice --json",
      "  khala call System remark '[\"0x00\"]' --suri //Bob --fee-only"
    })
public final class CallCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PALLET", description = "The pallet.")
  private String pallet;

  @Parameters(index = "1", paramLabel = "CALL", description = "Its call.")
  private String call;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "ARGUMENTS",
      description = "JSON: an array in order, or an object by name; default: none.")
  private String arguments = "[]";

  @Mixin private SecretOption secret;
  @Mixin private NodeOption node = new NodeOption();

  @Option(
      names = "--scheme",
      paramLabel = "SCHEME",
      description = "sr25519 (default), ed25519 or ecdsa.")
  private KeyScheme scheme = KeyScheme.SR25519;

  @Option(names = "--sudo", description = "As the chain's root, which the key must stand for.")
  private boolean sudo;

  @Option(
      names = "--wait",
      paramLabel = "inBlock|finalized",
      description = "Until a block holds it (default), or until that block is final.")
  private Wait wait = Wait.INBLOCK;

  @Option(names = "--tip", paramLabel = "AMOUNT", description = "A tip in base units.")
  private BigInteger tip = BigInteger.ZERO;

  @Option(names = "--nonce", paramLabel = "N", description = "Instead of the account's next one.")
  private @Nullable Long nonce;

  @Option(names = "--immortal", description = "Valid for ever instead of some minutes.")
  private boolean immortal;

  @Option(names = "--fee-only", description = "Only tell what it would cost.")
  private boolean feeOnly;

  private final Output output;

  /// What to wait for.
  enum Wait {
    INBLOCK,
    FINALIZED
  }

  public CallCommand(Session session, Output output) {
    this.secret = new SecretOption(session);
    this.output = output;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (SecretUri uri = secret.open();
        KeyPair pair = uri.keyPair(scheme);
        ChainClient chain = node.connect()) {
      ExtrinsicSigner signer = ExtrinsicSigner.of(pair);
      Transaction transaction = transaction(chain);
      if (feeOnly) {
        BigInteger fee = transaction.fee(signer.account());
        output.result(Map.of("fee", fee.toString()), "fee " + Amounts.text(fee));
        return ExitCode.SUCCESS.code();
      }
      try (Submission submission = transaction.submit(signer)) {
        Outcome outcome =
            wait == Wait.FINALIZED ? submission.awaitFinalized() : submission.awaitInBlock();
        show(outcome);
        return (outcome.success() ? ExitCode.SUCCESS : ExitCode.FAILURE).code();
      }
    }
  }

  private Transaction transaction(ChainClient chain) {
    ChainRuntime runtime = chain.runtime();
    Bytes encoded = runtime.call(pallet, call, Arguments.json("ARGUMENTS", arguments));
    Transaction transaction =
        chain
            .transaction(sudo ? runtime.encodedCall("Sudo", "sudo", encoded) : encoded)
            .withTip(tip);
    if (nonce != null) {
      transaction = transaction.withNonce(nonce);
    }
    return immortal ? transaction.immortal() : transaction;
  }

  private void show(Outcome outcome) {
    if (output.json()) {
      output.object(json(outcome));
      return;
    }
    output.line("extrinsic  " + outcome.hash().toHex());
    output.line("block      " + outcome.number() + " " + outcome.block().toHex());
    output.line("fee        " + outcome.fee().map(Amounts::text).orElse("none"));
    for (Event event : outcome.events()) {
      output.line("event      " + event.pallet() + "." + event.name() + " " + event.data());
    }
    outcome.failure().ifPresent(failure -> output.error("the call failed: " + failure, ""));
  }

  private static Map<String, Object> json(Outcome outcome) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("hash", outcome.hash().toHex());
    object.put("block", outcome.block().toHex());
    object.put("number", outcome.number());
    object.put("index", outcome.index());
    object.put("fee", outcome.fee().map(BigInteger::toString).orElse("0"));
    object.put("success", outcome.success());
    object.put("error", outcome.failure().map(CallCommand::json).orElse(null));
    object.put("events", outcome.events().stream().map(CallCommand::json).toList());
    return object;
  }

  private static Map<String, Object> json(DispatchFailure failure) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("pallet", failure.pallet().orElse(null));
    object.put("name", failure.name());
    object.put("index", failure.index());
    object.put("docs", failure.docs());
    return object;
  }

  private static Map<String, Object> json(Event event) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("pallet", event.pallet());
    object.put("name", event.name());
    object.put("data", event.data());
    object.put("fields", event.fields());
    return object;
  }
}
