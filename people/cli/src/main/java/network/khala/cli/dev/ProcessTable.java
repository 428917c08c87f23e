package network.khala.cli.dev;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which processes the network consists of, those of enclave programs included, which are children
/// of their devices. Safe for use by several threads.
final class ProcessTable {
  private final Machines machines;
  private final String node;
  private final Milestones milestones;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /// A process.
  ///
  /// @param role `node`, `devtee`, `pruntime`, `relayer`, `console`
  /// @param machine the machine's name; empty for what belongs to none
  /// @param url where it is reached, if it serves anything
  private record Entry(String role, String machine, long pid, Optional<String> url) {}

  ProcessTable(Machines machines, String node, Milestones milestones) {
    this.machines = machines;
    this.node = node;
    this.milestones = milestones;
  }

  /// Notes a process that was started, for the first time or again.
  void put(String role, String machine, long pid, Optional<String> url) {
    synchronized (entries) {
      entries.put(role + " " + machine, new Entry(role, machine, pid, url));
    }
    Map<String, Object> members = Milestones.members();
    members.put("role", role);
    members.put("name", machine.isEmpty() ? role : machine);
    members.put("pid", pid);
    milestones.tellPrograms("process", members);
  }

  /// All of them, as `ready` lists them.
  List<Map<String, Object>> describe() {
    List<Entry> current;
    synchronized (entries) {
      current = new ArrayList<>(entries.values());
    }
    return current.stream().map(this::describe).toList();
  }

  private Map<String, Object> describe(Entry entry) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("role", entry.role());
    members.put("name", entry.machine().isEmpty() ? entry.role() : entry.machine());
    members.put("pid", entry.pid());
    members.put("url", entry.role().equals("node") ? node : entry.url().orElse(null));
    members.put("worker", worker(entry.machine()));
    return members;
  }

  private @Nullable String worker(String machine) {
    return machines.all().stream()
        .filter(one -> one.name().equals(machine))
        .findFirst()
        .flatMap(machines::keyOf)
        .orElse(null);
  }
}
