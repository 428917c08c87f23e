package network.khala.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `khala completion`: a script that completes commands and options in bash and zsh.
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh: source <(khala completion)")
final class CompletionCommand implements Runnable {
  private final Session session;
  @Spec private CommandSpec spec;

  CompletionCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    session.out().print(AutoComplete.bash("khala", spec.root().commandLine()));
  }
}
