package network.khala.cli;

import network.khala.cli.doctor.DoctorCommand;
import network.khala.cli.simulate.SimulateCommand;
import picocli.CommandLine;

/// The tree of all commands, in the order in which the help lists them.
final class Commands {
  private Commands() {}

  static CommandLine tree(Khala root, Surroundings surroundings) {
    Output output = surroundings.output();
    return new CommandLine(root)
        .addSubcommand(new DoctorCommand(output))
        .addSubcommand(new ConformanceCommand(output))
        .addSubcommand(new SimulateCommand(surroundings.session(), output))
        .addSubcommand(new BenchCommand(output))
        .addSubcommand(new CompletionCommand(surroundings.session()));
  }
}
