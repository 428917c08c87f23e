package network.khala.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that only has commands below it.
@Command
final class Group implements Runnable {
  @Spec private CommandSpec spec;

  private Group() {}

  static CommandLine of(String name, String description, List<Object> commands) {
    CommandLine group = new CommandLine(new Group());
    group.getCommandSpec().name(name).usageMessage().description(description);
    commands.forEach(group::addSubcommand);
    return group;
  }

  @Override
  public void run() {
    String names = String.join(", ", spec.subcommands().keySet());
    throw new ParameterException(
        spec.commandLine(), spec.qualifiedName() + " needs one of: " + names);
  }
}
