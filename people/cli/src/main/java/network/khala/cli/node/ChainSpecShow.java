package network.khala.cli.node;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.spec.ChainSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `khala chain-spec show` and `validate`: what a chain spec says, if it is one.
@Command(
    name = "show",
    aliases = "validate",
    description = {
      "Show what a chain spec says, its genesis hash included.",
      "Exits with 2 and the first broken rule if it is no valid one."
    },
    footer = {
      "",
      "Examples:",
      "  khala chain-spec show dev",
      "  khala chain-spec validate mine.json"
    })
public final class ChainSpecShow implements Callable<Integer> {
  @Parameters(paramLabel = "CHAIN", description = "dev, local or a file.")
  private String chain;

  private final Output output;

  public ChainSpecShow(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    ChainSpec spec = ChainName.resolve(chain, ChainName.DEFAULT_BLOCK_TIME);
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("name", spec.name());
    members.put("id", spec.id());
    members.put("type", spec.type().text());
    members.put("genesisHash", GenesisBlock.hash(spec).toString());
    members.put("blockTimeMillis", spec.runtime().blockTimeMillis());
    members.put("specVersion", spec.runtime().specVersion());
    members.put("anchor", spec.anchor().toString());
    members.put("entries", spec.genesis().size());
    if (output.json()) {
      output.object(members);
    } else {
      members.forEach(
          (name, value) -> output.line(String.format(Locale.ROOT, "%-16s %s", name, value)));
    }
    return ExitCode.SUCCESS.code();
  }
}
