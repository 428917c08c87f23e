package network.khala.cli.dev;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/// Starts relayers, each machine's once.
final class Relayers {
  private final Children children;
  private final Programs programs;
  private final RegisteredPrograms registered;
  private final Set<String> started = new TreeSet<>();

  Relayers(Children children, Programs programs, RegisteredPrograms registered) {
    this.children = children;
    this.programs = programs;
    this.registered = registered;
  }

  void start(Machine machine) throws IOException {
    if (started.add(machine.name())) {
      var _ =
          children.start(
              programs.relayer(machine, registered.isOutdated(machine)), "relayer-up", said -> {});
    }
  }
}
