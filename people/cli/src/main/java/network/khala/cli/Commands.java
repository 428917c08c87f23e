package network.khala.cli;

import picocli.CommandLine;

/// The tree of all commands, in the order in which the help lists them.
final class Commands {
  private Commands() {}

  static CommandLine tree(Khala root, Surroundings surroundings) {
    return new CommandLine(root).addSubcommand(new CompletionCommand(surroundings.session()));
  }
}
