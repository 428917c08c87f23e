package network.khala.cli.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.chain.Blocks;
import network.khala.cli.chain.NodeOption;
import network.khala.client.ChainClient;
import network.khala.client.State;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.relayer.WorkerOnChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala worker-info`: what the chain knows of a worker, and whether it earns.
@Command(
    name = "worker-info",
    description = {
      "Show what the chain knows of a worker, and in one line whether it earns.",
      "That is its registration (WorkerInfo in the mining guide's WorkerState), its pool",
      "and its session.",
      "Without a key, every registered worker in a line."
    },
    footer = {
      "",
      "Examples:",
      "  khala worker-info",
      "  khala worker-info 0x3a3d45dc55b57bf542f4c6ff41af080ec675317f4ed50ae1d2713bf9f892692d"
    })
public final class WorkerInfoCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "KEY",
      description = "The worker's public key; default: all workers.")
  private Optional<String> key = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "BLOCK",
      description = "The block's hash or number; default: the best block.")
  private Optional<String> at = Optional.empty();

  @Mixin private NodeOption node = new NodeOption();

  private final Output output;

  /// A command that prints there.
  public WorkerInfoCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    Optional<Sr25519PublicKey> wanted = key.map(WorkerInfoCommand::parse);
    try (ChainClient chain = node.connect()) {
      State state = chain.stateAt(Blocks.find(chain, at));
      if (wanted.isEmpty()) {
        for (Sr25519PublicKey each : workers(state)) {
          WorkerOnChain worker = WorkerOnChain.read(state, each);
          output.result(WorkerReport.json(worker), each.toHex() + "  " + worker.earning().line());
        }
        return ExitCode.SUCCESS.code();
      }
      WorkerOnChain worker = WorkerOnChain.read(state, wanted.get());
      output.result(WorkerReport.json(worker), WorkerReport.text(worker));
      return (worker.info().isPresent() ? ExitCode.SUCCESS : ExitCode.FAILURE).code();
    }
  }

  private static List<Sr25519PublicKey> workers(State state) {
    List<Sr25519PublicKey> keys = new ArrayList<>();
    state
        .readEntries("PhalaRegistry", "Workers")
        .forEach(entry -> keys.add(WorkerInfoV2.CODEC.decode(entry.value()).pubkey()));
    return keys;
  }

  private static Sr25519PublicKey parse(String text) {
    try {
      return Sr25519PublicKey.fromHex(text.startsWith("0x") ? text : "0x" + text);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "KEY=" + text + " is no public key",
          "write 0x and 64 hexadecimal digits");
    }
  }
}
