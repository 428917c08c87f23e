package network.khala.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A recorded session at the command line:
///
/// | line | meaning |
/// | --- | --- |
/// | `# …` | a remark |
/// | `$ [NAME=VALUE…] khala …` | a command; words in single quotes may hold spaces |
/// | `! …` | a line of standard error |
/// | `= N` | the exit code, where it is not 0 |
/// | `@ NAME …` | a line of the file NAME, written before the next command |
/// | anything else | a line of standard output |
///
/// `…` stands for any text within a line, alone for any lines, `{dir}` for the folder of the files.
record Transcript(List<Transcript.Step> steps) {
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  /// One command and everything it shows: output lines, then error lines, then the exit code.
  record Step(
      String command, Map<String, String> environment, List<String> arguments, String expected) {

    String run() {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Session session =
          new Session(
              environment,
              InputStream.nullInputStream(),
              new PrintStream(out, true, UTF_8),
              new PrintStream(err, true, UTF_8),
              false);
      int code = Khala.run(arguments.toArray(String[]::new), session, new Interruption());
      String errors =
          err.toString(UTF_8).lines().map(line -> "! " + line + "\n").collect(Collectors.joining());
      return out.toString(UTF_8) + errors + (code == 0 ? "" : "= " + code + "\n");
    }

    boolean isExpected(String actual) {
      String pattern =
          expected
              .lines()
              .map(line -> line.equals("…") ? "(.*\n)*" : pattern(line) + "\n")
              .collect(Collectors.joining());
      return Pattern.matches(pattern, actual);
    }
  }

  private static String pattern(String line) {
    return Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
  }

  static Transcript parse(String text, Path directory) throws IOException {
    List<Step> steps = new ArrayList<>();
    String command = "";
    StringBuilder expected = new StringBuilder();
    for (String line : text.replace("{dir}", directory.toString()).lines().toList()) {
      if (line.startsWith("$ ") || line.startsWith("@ ") || line.startsWith("#")) {
        finish(steps, command, expected);
        command = line.startsWith("$ ") ? line.substring(2) : "";
        if (line.startsWith("@ ")) {
          append(directory, line.substring(2));
        }
      } else {
        expected.append(line).append('\n');
      }
    }
    finish(steps, command, expected);
    return new Transcript(List.copyOf(steps));
  }

  private static void append(Path directory, String line) throws IOException {
    String[] words = line.split(" ", 2);
    Path file = directory.resolve(words[0]);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    String before = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(file, before + (words.length == 2 ? words[1] : "") + "\n");
  }

  private static void finish(List<Step> steps, String command, StringBuilder expected) {
    if (!command.isEmpty()) {
      steps.add(step(command, (expected.toString().strip() + "\n").stripLeading()));
    }
    expected.setLength(0);
  }

  private static Step step(String command, String expected) {
    Map<String, String> environment = new LinkedHashMap<>();
    List<String> arguments = new ArrayList<>();
    boolean inArguments = false;
    Matcher words = WORD.matcher(command);
    while (words.find()) {
      String word = words.group(1) != null ? words.group(1) : words.group(2);
      if (inArguments) {
        arguments.add(word);
      } else if (word.equals("khala")) {
        inArguments = true;
      } else {
        int equals = word.indexOf('=');
        environment.put(word.substring(0, equals), word.substring(equals + 1));
      }
    }
    return new Step(command, environment, arguments, expected);
  }
}
