package network.khala.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs vector files against the real code. A folder of vectors holds a folder a suite, and that
/// the suite's files `*.json`; files that start with `_` are tables that other files refer to, and
/// whatever lies deeper belongs to the files above it.
///
/// No vector is left out in silence: a file that no suite accepts counts as unsupported, one that
/// cannot be read or holds no vector as an error.
public final class ConformanceRunner {
  /// A larger file is refused.
  public static final long MAX_FILE_SIZE_BYTES = 64L << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final List<VectorSuite> suites;
  private final Selection selection;

  /// Runs the given selection with every suite there is.
  public ConformanceRunner(Selection selection) {
    this(Suites.ALL, selection);
  }

  ConformanceRunner(List<VectorSuite> suites, Selection selection) {
    this.suites = suites;
    this.selection = selection;
  }

  /// The vector files of a folder that are selected, in the order of suite and name.
  ///
  /// @throws IOException if the folder cannot be read
  public List<Path> files(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path suite : list(folder)) {
      if (Files.isDirectory(suite) && selection.wantsSuite(name(suite))) {
        for (Path file : list(suite)) {
          if (name(file).endsWith(".json") && !name(file).startsWith("_")) {
            files.add(file);
          }
        }
      }
    }
    return files;
  }

  /// Runs every selected vector of a folder and hands each outcome to `sink`.
  ///
  /// @throws IOException if the folder cannot be read
  public Summary run(Path folder, Consumer<Outcome> sink) throws IOException {
    Summary summary = Summary.EMPTY;
    for (Path file : files(folder)) {
      for (Outcome outcome : run(file)) {
        sink.accept(outcome);
        summary = summary.plus(outcome);
      }
    }
    return summary;
  }

  /// Runs the selected vectors of one file.
  public List<Outcome> run(Path path) {
    String suite = name(Optional.ofNullable(path.getParent()).orElse(path));
    FileReport report = new FileReport(suite, name(path), selection);
    try {
      VectorFile file = new VectorFile(suite, report.fileId(), path, parse(path));
      Optional<VectorSuite> accepting =
          suites.stream().filter(each -> each.accepts(file)).findFirst();
      if (accepting.isEmpty()) {
        report.unsupported(report.fileId(), 0, "no suite accepts this file");
      } else {
        accepting.get().run(file, report);
        report.expectVectors();
      }
    } catch (IOException
        | RuntimeException
        | StackOverflowError
        | AssertionError
        | LinkageError e) {
      report.fileError(e);
    }
    return report.outcomes();
  }

  private static JsonNode parse(Path path) throws IOException {
    long size = Files.size(path);
    if (size > MAX_FILE_SIZE_BYTES) {
      throw new IOException(
          String.format(Locale.ROOT, "%,d bytes exceed the limit, %,d", size, MAX_FILE_SIZE_BYTES));
    }
    try {
      return MAPPER.readTree(Files.readAllBytes(path));
    } catch (JacksonException e) {
      throw new IOException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    }
  }

  /// The last part of a path, without the slash that paths inside a jar end with.
  private static String name(Path path) {
    Path last = path.getFileName();
    String name = last == null ? "" : last.toString();
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }
}
