package network.khala.cli.dev;

import java.util.Map;
import java.util.Optional;

/// Tells that everything works, and where it is.
final class Ready {
  private static final String INDENT = " ".repeat(31);

  private final DevFolder folder;
  private final Programs programs;
  private final Machines machines;
  private final ProcessTable table;
  private final Milestones milestones;

  Ready(
      DevFolder folder,
      Programs programs,
      Machines machines,
      ProcessTable table,
      Milestones milestones) {
    this.folder = folder;
    this.programs = programs;
    this.machines = machines;
    this.table = table;
    this.milestones = milestones;
  }

  void tell(NodeStart.Up up, Optional<String> console) {
    Map<String, Object> members = Milestones.members();
    members.put("rpc", programs.nodeUrl());
    members.put("console", console.orElse(null));
    members.put("genesisHash", up.genesis().toHex());
    members.put("basePath", folder.path().toString());
    members.put("seconds", milestones.seconds());
    members.put("processes", table.describe());
    members.put("accounts", Accounts.describe());
    milestones.tell("ready", members, text(console));
  }

  private String text(Optional<String> console) {
    StringBuilder text = new StringBuilder(WorkerMilestones.line("ready", programs.nodeUrl()));
    console.ifPresent(url -> text.append("\n").append(INDENT).append("console   ").append(url));
    for (Machine machine : machines.all()) {
      text.append("\n").append(INDENT).append(machine.name()).append("  ").append(machine.url());
      text.append("/info");
    }
    return text.append("\n")
        .append(INDENT)
        .append("data and logs in ")
        .append(folder.path())
        .toString();
  }
}
