package network.khala.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs typical commands into the void, a node among them. The launcher does so once after a build
/// and lets the JVM keep what was loaded and linked, which makes every later start short.
final class Rehearsal {
  private static final List<List<String>> ALONE =
      List.of(
          List.of("--help"), List.of("completion", "--json"), List.of("completion", "--unknown"));

  /// What is asked of the node; its address follows.
  private static final List<List<String>> WITH_NODE =
      List.of(
          List.of("query", "System", "Number", "--json", "--node"),
          List.of("query", "PhalaRegistry", "Workers", "--node"),
          List.of(
              "call",
              "Utility",
              "batch_all",
              "{\"calls\":[{\"system\":{\"remark\":{\"remark\":\"0x00\"}}}]}",
              "--suri",
              "//Alice",
              "--json",
              "--node"));

  private static final Pattern ADDRESS = Pattern.compile("ws://[0-9.:]+");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Rehearsal() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    ALONE.forEach(command -> run(command, nowhere, new Interruption()));
    Path folder = Files.createTempDirectory("khala-rehearsal-");
    try {
      withNode(folder, nowhere);
    } finally {
      delete(folder);
    }
    // Threads of the node's server must not keep the process.
    System.exit(0);
  }

  private static void withNode(Path folder, PrintStream nowhere) throws InterruptedException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    Interruption interruption = new Interruption();
    List<String> node =
        List.of("node", "--json", "--rpc-port", "0", "--base-path", folder.toString());
    Thread.ofPlatform()
        .daemon()
        .start(() -> run(node, new PrintStream(said, true, StandardCharsets.UTF_8), interruption));
    String address = address(said);
    for (List<String> command : WITH_NODE) {
      run(Stream.concat(command.stream(), Stream.of(address)).toList(), nowhere, interruption);
    }
    interruption.closeAll(PATIENCE);
  }

  private static String address(ByteArrayOutputStream said) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Matcher found = ADDRESS.matcher(said.toString(StandardCharsets.UTF_8));
      if (found.find()) {
        return found.group();
      }
      Thread.sleep(Duration.ofMillis(20));
    }
    throw new IllegalStateException("the node did not start: " + said);
  }

  private static void run(List<String> command, PrintStream out, Interruption interruption) {
    Session session = new Session(Map.of(), InputStream.nullInputStream(), out, out, true);
    Khala.run(command.toArray(String[]::new), session, interruption);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
