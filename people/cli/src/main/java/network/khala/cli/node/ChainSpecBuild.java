package network.khala.cli.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.cli.ExitCode;
import network.khala.cli.Session;
import network.khala.node.spec.ChainSpecJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala chain-spec build`: writes a chain spec to start from.
@Command(
    name = "build",
    description = "Write the chain spec of a built-in chain, to change and to start from.",
    footer = {"", "Examples:", "  khala chain-spec build dev --block-time 1s --output mine.json"})
public final class ChainSpecBuild implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "CHAIN", description = "dev (default) or local.")
  private String chain = "dev";

  @Option(names = "--block-time", paramLabel = "TIME", description = "Time per block; default: 3s.")
  private Duration blockTime = ChainName.DEFAULT_BLOCK_TIME;

  @Option(names = "--output", paramLabel = "FILE", description = "A new file; default: print it.")
  private Optional<Path> file = Optional.empty();

  private final Session session;

  public ChainSpecBuild(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    String text = ChainSpecJson.format(ChainName.resolve(chain, blockTime));
    if (file.isPresent()) {
      Files.writeString(file.get(), text, StandardOpenOption.CREATE_NEW);
    } else {
      session.out().print(text);
    }
    return ExitCode.SUCCESS.code();
  }
}
