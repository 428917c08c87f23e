package network.khala.cli.mining;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import network.khala.cli.Output;
import network.khala.cli.chain.FinalBlocks;
import network.khala.cli.chain.NodeOption;
import network.khala.client.ChainClient;
import network.khala.client.State;
import network.khala.scale.Bytes32;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `khala watch mining`: the workers as they are, then what happens to them.
@Command(
    name = "mining",
    description = {
      "Follow the workers of a chain: first each as it is now, with V and scores, then",
      "registrations, heartbeats, payouts, who falls silent and who returns, until interrupted."
    },
    footer = {"", "Examples:", "  khala watch mining", "  khala watch mining --json"})
public final class WatchMining implements Callable<Integer> {
  private static final int SHORT_KEY = 10;

  @Mixin private NodeOption node = new NodeOption();

  private final Output output;

  public WatchMining(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (ChainClient chain = node.connect()) {
      State state = chain.stateAt(chain.finalizedHash());
      for (WorkerRow row : WorkerRow.all(state)) {
        output.result(row.json(), row.text());
      }
      MiningEvents events = new MiningEvents(chain);
      return new FinalBlocks(chain).follow((number, hash) -> show(events, number, hash)).code();
    }
  }

  private void show(MiningEvents events, long number, Bytes32 hash) {
    for (MiningEvent event : events.of(hash)) {
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("event", MiningReport.name(event));
      object.put("block", number);
      MiningReport.describe(event, object);
      output.result(
          object,
          String.format(
              Locale.ROOT,
              "%8d  %-11s  %-12s  %s",
              number,
              shortened(event.worker()),
              MiningReport.name(event),
              MiningReport.text(event)));
    }
  }

  static String shortened(String key) {
    return key.length() <= SHORT_KEY ? key : key.substring(0, SHORT_KEY) + "…";
  }
}
