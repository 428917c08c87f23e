package network.khala.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The commands of `docs/mining-guide.md`, in their order: the lines of its shell blocks.
record MiningGuide(List<String> commands) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\\n(.*?)^```");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
  private static final String COMMAND = "./khala ";

  static MiningGuide read() throws IOException {
    String text = Files.readString(Places.root().resolve("docs/mining-guide.md"));
    List<String> commands = new ArrayList<>();
    Matcher blocks = BLOCK.matcher(text);
    while (blocks.find()) {
      for (String line : blocks.group(1).lines().toList()) {
        if (!line.startsWith(COMMAND)) {
          throw new AssertionError("the guide's test runs khala commands only, not: " + line);
        }
        commands.add(line.substring(COMMAND.length()));
      }
    }
    return new MiningGuide(List.copyOf(commands));
  }

  /// A command's words.
  ///
  /// @param variables what the reader's shell would put in, such as `$WORKER`
  static List<String> words(String command, Map<String, String> variables) {
    String filled = command;
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      filled = filled.replace(variable.getKey(), variable.getValue());
    }
    List<String> words = new ArrayList<>();
    Matcher found = WORD.matcher(filled);
    while (found.find()) {
      words.add(found.group(1) != null ? found.group(1) : found.group(2));
    }
    return words;
  }
}
