package network.khala.cli.dev;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import network.khala.cli.chain.Amounts;
import network.khala.cli.mining.MiningEvent;
import network.khala.scale.Bytes32;

/// Tells what the chain's events say about the network's workers, and lets others wait for the
/// first answer and the first payout.
final class WorkerMilestones {
  private final Machines machines;
  private final Milestones milestones;
  private final Set<String> told = new TreeSet<>();
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

  /// Tells of an event of a block.
  void on(MiningEvent event, long block) {
    remember(event);
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

  private boolean remember(MiningEvent event) {
    synchronized (told) {
      return told.add(event.getClass().getSimpleName() + " " + event.worker());
    }
  }

  private void tell(MiningEvent event, Map<String, Object> members) {
    String name = machines.nameOf(event.worker());
    members.put("worker", event.worker());
    members.put("name", name);
    switch (event) {
      case MiningEvent.Registered registered -> registered(registered, name, members);
      case MiningEvent.Benchmarked(String worker, long score) -> {
        members.put("score", score);
        milestones.tell("benchmarked", members, line("benchmarked", name + "  score " + score));
      }
      case MiningEvent.Started started -> {
        members.put("session", started.session());
        members.put("v", started.v().toString());
        milestones.tell(
            "mining", members, line("mining", name + "  V " + Amounts.text(started.v())));
      }
      case MiningEvent.Heartbeat beat -> {
        members.put("session", beat.session());
        members.put("score", beat.score());
        milestones.tellFirst(
            "heartbeat", name, members, line("heartbeat", name + "  score " + beat.score()));
        answered.countDown();
      }
      case MiningEvent.Settled settled -> settled(settled, name, members);
      case MiningEvent.Unresponsive away -> {
        members.put("session", away.session());
        milestones.tell(
            "unresponsive",
            members,
            line("unresponsive", name + "  missed a challenge; V falls until it answers again"));
      }
      case MiningEvent.Recovered back -> {
        members.put("session", back.session());
        milestones.tell("recovered", members, line("recovered", name + "  answers again"));
      }
      case MiningEvent.Stopped stopped -> {
        members.put("session", stopped.session());
        milestones.tell("stopped", members, line("stopped", name + "  its stake cools down"));
      }
      case MiningEvent.Reclaimed back -> {
        members.put("session", back.session());
        members.put("stake", back.stake().toString());
        members.put("slashed", back.slashed().toString());
        milestones.tell(
            "reclaimed",
            members,
            line(
                "reclaimed",
                name
                    + "  "
                    + Amounts.text(back.stake().subtract(back.slashed()))
                    + " of "
                    + Amounts.text(back.stake())));
      }
    }
  }

  /// The chain registers nobody whose evidence it has not verified, so both are told at once.
  private void registered(
      MiningEvent.Registered registered, String name, Map<String, Object> members) {
    Map<String, Object> evidence = Milestones.members();
    evidence.putAll(members);
    evidence.put("provider", registered.provider());
    evidence.put("confidenceLevel", registered.confidenceLevel());
    milestones.tell(
        "attested",
        evidence,
        line("attested", name + "  by " + registered.provider() + ", verified by the chain"));
    milestones.tell("registered", members, line("registered", name + "  " + registered.worker()));
  }

  private void settled(MiningEvent.Settled settled, String name, Map<String, Object> members) {
    members.put("session", settled.session());
    members.put("amount", settled.amount().toString());
    members.put("v", settled.v().toString());
    if (settled.paid()) {
      milestones.tellFirst(
          "payout", name, members, line("payout", name + "  " + Amounts.text(settled.amount())));
      paid.countDown();
    } else {
      milestones.tellPrograms("settled", members);
    }
  }

  /// A line for people: what, and about whom or which.
  static String line(String what, String about) {
    return String.format(Locale.ROOT, "%-20s %s", what, about);
  }
}
