package network.khala.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program in a process of its own, which is killed.
public final class ChildProgram {
  private ChildProgram() {}

  /// Starts a class with a main method, and kills it a while after it printed so many lines.
  ///
  /// @return the whole lines that it printed
  public static List<String> runAndKill(
      Class<?> program, int lines, long laterMillis, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    List<String> printed = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.US_ASCII)) {
      for (int i = 0; i < lines; i++) {
        String line = output.readLine();
        if (line == null) {
          throw new IOException(program + " ended after " + printed);
        }
        printed.add(line);
      }
      process.waitFor(laterMillis, TimeUnit.MILLISECONDS);
      // By its handle: the process object would close the output that is still to be read.
      process.toHandle().destroyForcibly();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        printed.add(line);
      }
      process.waitFor();
    }
    return printed;
  }
}
