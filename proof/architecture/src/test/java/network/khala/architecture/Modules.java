package network.khala.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The modules of this project and what they compiled to.
final class Modules {
  /// From the lowest to the highest: a module may use those before it only.
  static final List<String> ORDER =
      List.of(
          "scale",
          "crypto",
          "trie",
          "attestation",
          "collateral",
          "finality",
          "tee",
          "protocol",
          "economics",
          "frame",
          "pallets",
          "runtime",
          "engines",
          "node",
          "rpc",
          "contracts",
          "pruntime",
          "client",
          "relayer",
          "indexer",
          "testkit",
          "benchmarks",
          "cli",
          "e2e");

  /// Same input, same output, on every machine and in every run.
  static final List<String> DETERMINISTIC =
      List.of(
          "scale",
          "trie",
          "attestation",
          "finality",
          "protocol",
          "economics",
          "frame",
          "pallets",
          "runtime",
          "contracts");

  static final Path ROOT = Path.of(System.getProperty("khala.root"));

  /// Everything that the modules compiled, without tests.
  static final JavaClasses CLASSES = new ClassFileImporter().importPaths(outputs().values());

  private Modules() {}

  static String packageOf(String module) {
    return "network.khala." + module + "..";
  }

  static String[] packagesOf(List<String> modules) {
    return modules.stream().map(Modules::packageOf).toArray(String[]::new);
  }

  /// The folder `target/classes` of every module that has one, by the module's name.
  static SortedMap<String, Path> outputs() {
    SortedMap<String, Path> outputs = new TreeMap<>();
    for (Path layer : children(ROOT)) {
      for (Path module : children(layer)) {
        Path output = module.resolve("target/classes");
        if (Files.isDirectory(output)) {
          outputs.put(String.valueOf(module.getFileName()), output);
        }
      }
    }
    return outputs;
  }

  /// The class files of the module; none if there is no such module yet.
  static List<Path> classFiles(String module) throws IOException {
    Path output = outputs().get(module);
    if (output == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(output)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static List<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
