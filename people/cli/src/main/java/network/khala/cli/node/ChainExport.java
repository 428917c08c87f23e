package network.khala.cli.node;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.cli.Output;
import network.khala.cli.Progress;
import network.khala.cli.Session;
import network.khala.node.archive.ArchiveWriter;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.Pruning;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `khala chain export`: writes blocks to a file.
@Command(
    name = "export",
    description = "Write blocks to a file, as raw SCALE. The node must not run.",
    footer = {"", "Examples:", "  khala chain export blocks.bin --base-path ./data"})
public final class ChainExport implements Callable<Integer> {
  private static final int BUFFER_BYTES = 1 << 16;

  @Parameters(paramLabel = "FILE", description = "A new file.")
  private Path file;

  @Option(names = "--from", paramLabel = "N", description = "First block; default: 1.")
  private long from = 1;

  @Option(names = "--to", paramLabel = "N", description = "Last block; default: the newest.")
  private @Nullable Long to;

  @Mixin private BasePathOption basePath;

  private final Session session;
  private final Output output;

  public ChainExport(Session session, Output output) {
    this.basePath = new BasePathOption(session);
    this.session = session;
    this.output = output;
  }

  @Override
  public Integer call() throws IOException {
    ChainFolder folder = basePath.existing();
    try (ChainDatabase database = BasePathOption.open(folder.database(), Pruning.ARCHIVE)) {
      long newest = database.existingHead().number();
      long last = to == null ? newest : to;
      if (from < 0 || from > last + 1 || last > newest) {
        throw new CommandFailure(
            ExitCode.USAGE,
            "--from=" + from + " --to=" + last + ": the chain has blocks 0 to " + newest,
            "");
      }
      write(database, last);
      Map<String, Object> object = new LinkedHashMap<>();
      object.put("from", from);
      object.put("to", last);
      object.put("file", file.toString());
      output.result(object, "blocks " + from + " to " + last + " in " + file);
    }
    return ExitCode.SUCCESS.code();
  }

  /// Under another name first: whoever finds the file finds all blocks in it, whatever ended the
  /// attempts before. What such an attempt left is overwritten.
  private void write(ChainDatabase database, long last) throws IOException {
    if (Files.exists(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".partial");
    try (FileOutputStream out = new FileOutputStream(unfinished.toFile());
        Progress progress = new Progress(session, "exporting", Math.max(1, last - from + 1))) {
      OutputStream stream = new BufferedOutputStream(out, BUFFER_BYTES);
      ArchiveWriter.write(
          database, from, last, stream, number -> progress.reach(number - from + 1));
      stream.flush();
      out.getFD().sync();
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file has a folder");
    try (FileChannel names = FileChannel.open(folder)) {
      names.force(true);
    }
  }
}
