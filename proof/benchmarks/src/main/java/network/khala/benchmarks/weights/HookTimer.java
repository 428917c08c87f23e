package network.khala.benchmarks.weights;

import java.util.ArrayList;
import java.util.List;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phat.PhatContractsPallet;
import network.khala.protocol.mq.Topics;
import network.khala.scale.Bytes;

/// Measures the hooks that have an entry in the table.
final class HookTimer {
  private static final int MESSAGES = 100;
  private static final int TASKS = 50;
  private static final int PAYMENTS = 100;

  /// A block at which the treasury pays, where blocks take three seconds: one day's last.
  private static final long PAYMENT_BLOCK = 28_800;

  private static final int MESSAGE_BYTES = 250;
  private static final int CODE_BYTES = 2 << 20;

  private final CallTimer timer;

  HookTimer(CallTimer timer) {
    this.timer = timer;
  }

  List<MeasuredWeight> measure() {
    World world = new World();
    long number = world.number();
    List<MeasuredWeight> measured = new ArrayList<>(scheduler());
    measured.add(treasury());
    measured.addAll(others(world, number));
    measured.add(systemCode());
    return measured;
  }

  private List<MeasuredWeight> others(World world, long number) {
    return List.of(
        fixed("Timestamp.on_finalize", world, () -> world.runtime().timestamp().onFinalize(number)),
        fixed(
            "RandomnessCollectiveFlip.on_initialize",
            world,
            () -> world.runtime().randomness().onInitialize(number)),
        queue(),
        fixed(
            "PhalaComputation.on_finalize",
            world,
            () -> world.runtime().staking().computation().onFinalize(number)));
  }

  private MeasuredWeight fixed(String name, World world, Runnable hook) {
    return MeasuredWeight.ofNanos(name, timer.cost(world, hook), 0);
  }

  /// A block's agenda, and each task of it without its call.
  private List<MeasuredWeight> scheduler() {
    double none = agenda(0);
    double task = Math.max(agenda(TASKS) - none, 0) / TASKS;
    return List.of(
        MeasuredWeight.ofNanos("Scheduler.on_initialize", none, 0),
        MeasuredWeight.ofNanos("Scheduler.service_task", task, 0));
  }

  private double agenda(int tasks) {
    World world = new World();
    long when = world.number() + 100;
    TaskCases.fill(world, when, tasks);
    return timer.cost(world, () -> world.runtime().governance().scheduler().onInitialize(when));
  }

  /// The time of payment; one unit, and one for each payment.
  private MeasuredWeight treasury() {
    double none = payments(0);
    double each = Math.max(payments(PAYMENTS) - none, 0) / PAYMENTS;
    return MeasuredWeight.ofNanos("Treasury.on_initialize", Math.max(none - each, 1), each);
  }

  private double payments(int count) {
    World world = new World();
    GovernanceCases.approved(world, count);
    return timer.cost(
        world, () -> world.runtime().governance().treasury().onInitialize(PAYMENT_BLOCK));
  }

  /// A block that begins; one unit for each byte of the code that comes into force with it.
  private MeasuredWeight systemCode() {
    double none = switched(0);
    double whole = switched(CODE_BYTES);
    return MeasuredWeight.ofNanos(
        "PhalaPhatContracts.on_initialize", none, Math.max(whole - none, 0) / CODE_BYTES);
  }

  private double switched(int bytes) {
    World world = new World();
    if (bytes > 0) {
      PhatContractsPallet pallet = world.runtime().phatContracts();
      world.root(
          pallet.outer(new PhatContractsCall.SetPinkSystemCode(Bytes.wrap(new byte[bytes]))));
    }
    return timer.cost(world, () -> world.runtime().phatContracts().onInitialize(world.number()));
  }

  private MeasuredWeight queue() {
    double none = queued(0);
    double many = queued(MESSAGES);
    return MeasuredWeight.ofNanos(
        "PhalaMq.on_initialize", none, Math.max(many - none, 0) / MESSAGES);
  }

  private double queued(int messages) {
    World world = new World();
    for (int i = 0; i < messages; i++) {
      world.runtime().mq().queue("PhalaComputation", Topics.CLUSTER_EVENT, new byte[MESSAGE_BYTES]);
    }
    return timer.cost(world, () -> world.runtime().mq().onInitialize(world.number()));
  }
}
