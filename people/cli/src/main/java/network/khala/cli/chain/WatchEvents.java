package network.khala.cli.chain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import network.khala.cli.Output;
import network.khala.client.ChainClient;
import network.khala.client.ChainRuntime;
import network.khala.client.Event;
import network.khala.client.metadata.Pallet;
import network.khala.scale.Bytes32;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `khala watch events`: follows events, block by block.
@Command(
    name = "events",
    description = "Follow the events of final blocks, until interrupted.",
    footer = {
      "",
      "Examples:",
      "  khala watch events",
      "  khala watch events PhalaComputation balances.transfer --json"
    })
public final class WatchEvents implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILTER",
      description = "Only these: PALLET or PALLET.EVENT; default: all.")
  private List<String> filters = List.of();

  @Mixin private NodeOption node = new NodeOption();

  private final Output output;

  public WatchEvents(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ChainClient chain = node.connect()) {
      ChainRuntime runtime = chain.runtime();
      List<Filter> wanted = filters.stream().map(filter -> Filter.of(runtime, filter)).toList();
      return new FinalBlocks(chain)
          .follow((number, hash) -> show(chain, wanted, number, hash))
          .code();
    }
  }

  private void show(ChainClient chain, List<Filter> wanted, long number, Bytes32 hash) {
    for (Event event : chain.events(hash)) {
      if (wanted.isEmpty() || wanted.stream().anyMatch(filter -> filter.accepts(event))) {
        show(event, number, hash);
      }
    }
  }

  private void show(Event event, long number, Bytes32 hash) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("block", number);
    object.put("hash", hash.toHex());
    object.put("extrinsic", event.extrinsic().isPresent() ? event.extrinsic().getAsInt() : null);
    object.put("pallet", event.pallet());
    object.put("name", event.name());
    object.put("data", event.data());
    object.put("fields", event.fields());
    output.result(object, number + "  " + event.pallet() + "." + event.name() + " " + event.data());
  }

  /// Which events are wanted, by their declared names.
  private record Filter(String pallet, String event) {
    /// @throws network.khala.client.metadata.UnknownNameException if there is nothing of that name
    static Filter of(ChainRuntime runtime, String text) {
      int dot = text.indexOf('.');
      Pallet pallet = runtime.metadata().pallet(dot < 0 ? text : text.substring(0, dot));
      return new Filter(pallet.name(), dot < 0 ? "" : pallet.event(text.substring(dot + 1)).name());
    }

    boolean accepts(Event other) {
      return other.pallet().equals(pallet) && (event.isEmpty() || other.name().equals(event));
    }
  }
}
