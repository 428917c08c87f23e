package network.khala.cli.dev;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import network.khala.cli.mining.MiningEvent;
import network.khala.cli.mining.MiningReport;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// Tells what the chain's events say about the network's workers, and lets others wait for the
/// first answer and the first payout.
final class WorkerMilestones {
  private final Machines machines;
  private final Milestones milestones;
  private final Set<String> told = new TreeSet<>();
  private volatile Consumer<Machine> registrations = machine -> {};
  private final CountDownLatch answered = new CountDownLatch(1);
  private final CountDownLatch paid = new CountDownLatch(1);

  WorkerMilestones(Machines machines, Milestones milestones) {
    this.machines = machines;
    this.milestones = milestones;
  }

  void awaitHeartbeat() throws InterruptedException {
    answered.await();
  }

  void awaitPayout() throws InterruptedException {
    paid.await();
  }

  void block(long number, Bytes32 hash) {
    Map<String, Object> members = Milestones.members();
    members.put("number", number);
    members.put("hash", hash.toHex());
    milestones.tellFirst("block", "", members, line("block " + number, hash.toHex()));
  }

  /// Hears which machine's worker registers from now on.
  void onRegistration(Consumer<Machine> listener) {
    registrations = listener;
  }

  /// Tells of an event of a block.
  void on(MiningEvent event, long block) {
    remember(event);
    if (event instanceof MiningEvent.Registered) {
      machines.ofWorker(event.worker()).ifPresent(registrations);
    }
    Map<String, Object> members = Milestones.members();
    members.put("block", block);
    tell(event, members);
  }

  /// Tells of what an earlier run has reached already, unless it was told in this one.
  void continued(MiningEvent event) {
    if (remember(event)) {
      Map<String, Object> members = Milestones.members();
      members.put("continued", true);
      tell(event, members);
    }
  }

  /// The same for a worker's registration, as the register has it.
  void continuedRegistration(JsonNode info) {
    String key = info.path("pubkey").asString("");
    continued(
        new MiningEvent.Registered(
            key,
            info.path("attestationProvider").asString("none"),
            info.path("confidenceLevel").asInt(0)));
    if (info.path("initialScore").isNumber()) {
      continued(new MiningEvent.Benchmarked(key, info.path("initialScore").asLong()));
    }
  }

  private boolean remember(MiningEvent event) {
    synchronized (told) {
      return told.add(event.getClass().getSimpleName() + " " + event.worker());
    }
  }

  private void tell(MiningEvent event, Map<String, Object> members) {
    String name = machines.nameOf(event.worker());
    members.put("name", name);
    MiningReport.describe(event, members);
    String what = MiningReport.name(event);
    String text = line(what, name + "  " + MiningReport.text(event));
    switch (event) {
      case MiningEvent.Registered _ -> {
        // The chain registers nobody whose evidence it has not verified: both are told at once.
        milestones.tell(
            "attested", members, line("attested", name + "  " + MiningReport.text(event)));
        milestones.tell(what, members, line(what, name + "  " + event.worker()));
      }
      case MiningEvent.Heartbeat _ -> {
        milestones.tellFirst(what, name, members, text);
        answered.countDown();
      }
      case MiningEvent.Settled settled when settled.paid() -> {
        milestones.tellFirst(what, name, members, text);
        paid.countDown();
      }
      case MiningEvent.Settled _ -> milestones.tellPrograms(what, members);
      case MiningEvent.Benchmarked _,
          MiningEvent.Started _,
          MiningEvent.Unresponsive _,
          MiningEvent.Recovered _,
          MiningEvent.Stopped _,
          MiningEvent.Reclaimed _ ->
          milestones.tell(what, members, text);
    }
  }

  /// A line for people: what, and about whom or which.
  static String line(String what, String about) {
    return String.format(Locale.ROOT, "%-20s %s", what, about);
  }
}
