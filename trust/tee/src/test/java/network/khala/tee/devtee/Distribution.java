package network.khala.tee.devtee;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/// A pRuntime distribution for tests: this test run's class path as a folder of jars.
final class Distribution {
  private Distribution() {}

  static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  static Path create(Path folder) throws IOException {
    Files.createDirectories(folder);
    int number = 0;
    for (String entry : List.of(classPath().split(File.pathSeparator))) {
      Path source = Path.of(entry);
      Path target = folder.resolve("%02d.jar".formatted(number++));
      if (Files.isDirectory(source)) {
        jar(source, target);
      } else if (entry.endsWith(".jar") && wanted(source.getFileName().toString())) {
        Files.copy(source, target);
      }
    }
    return folder;
  }

  private static boolean wanted(String name) {
    return name.startsWith("khala") || name.startsWith("bcprov") || name.startsWith("hash4j");
  }

  private static void jar(Path classes, Path target) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        out.write(Files.readAllBytes(file));
        out.closeEntry();
      }
    }
  }
}
