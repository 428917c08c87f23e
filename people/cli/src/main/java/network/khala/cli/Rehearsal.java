package network.khala.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// Runs typical commands into the void. The launcher does so once after a build and lets the JVM
/// keep what was loaded and linked, which makes every later start short.
final class Rehearsal {
  private static final List<List<String>> PROGRAMME =
      List.of(
          List.of("--help"), List.of("completion", "--json"), List.of("completion", "--unknown"));

  private Rehearsal() {}

  public static void main(String[] args) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    Session session = new Session(Map.of(), InputStream.nullInputStream(), nowhere, nowhere, true);
    for (List<String> command : PROGRAMME) {
      Khala.run(command.toArray(String[]::new), session, new Interruption());
    }
  }
}
