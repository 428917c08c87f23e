package network.khala.cli.node;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Progress;
import network.khala.cli.Session;
import network.khala.node.archive.ArchiveImport;
import network.khala.node.archive.ArchiveReader;
import network.khala.node.archive.MalformedArchiveException;
import network.khala.node.chain.BlockRefusedException;
import network.khala.node.chain.Chain;
import network.khala.node.chain.GenesisBlock;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.Pruning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala chain import`: takes blocks from a file, executing and verifying each.
@Command(
    name = "import",
    description = {
      "Take blocks from a file; each is executed and its finality proof verified.",
      "Exits with 3 at the first block that is refused; what came before it is kept."
    },
    footer = {"", "Examples:", "  khala chain import blocks.bin --chain dev --base-path ./copy"})
public final class ChainImport implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "What khala chain export wrote.")
  private Path file;

  @Option(
      names = "--chain",
      paramLabel = "CHAIN",
      description = "dev, local or a chain spec; default: the chain under the base path.")
  private Optional<String> chain = Optional.empty();

  @Mixin private BasePathOption basePath;

  private final Session session;
  private final Output output;

  public ChainImport(Session session, Output output) {
    this.basePath = new BasePathOption(session);
    this.session = session;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
      ArchiveReader archive = new ArchiveReader(stream);
      ChainFolder folder = folder();
      try (ChainDatabase database = BasePathOption.open(folder.database(), Pruning.DEFAULT);
          Progress progress =
              new Progress(session, "importing", Math.max(1, archive.remaining()))) {
        GenesisBlock.establish(database, folder.spec());
        Chain target = new Chain(database, folder.spec().runtime(), NodeSignatures.ofOneBlock());
        long taken =
            new ArchiveImport(target, folder.spec(), InstantSource.system())
                .run(archive, progress::reach);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("imported", taken);
        object.put("head", target.head().number());
        object.put("headHash", target.headHash().toString());
        output.result(object, taken + " new blocks, head " + target.head().number());
      }
    } catch (BlockRefusedException | MalformedArchiveException e) {
      throw new CommandFailure(ExitCode.REFUSED, file + ": " + e.getMessage(), "");
    }
    return ExitCode.SUCCESS.code();
  }

  private ChainFolder folder() throws IOException {
    return chain.isPresent()
        ? ChainFolder.keep(
            basePath.path, ChainName.resolve(chain.get(), ChainName.DEFAULT_BLOCK_TIME))
        : basePath.existing();
  }
}
