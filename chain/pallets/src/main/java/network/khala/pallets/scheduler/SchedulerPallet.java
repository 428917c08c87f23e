package network.khala.pallets.scheduler;

import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.preimage.Bounded;
import network.khala.pallets.preimage.Preimages;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Pallet `Scheduler`.
public final class SchedulerPallet extends CallablePallet<SchedulerCall> {
  private final SchedulerConfig config;
  private final SystemPallet system;
  private final Preimages preimages;
  private final Agenda agenda;
  private final Codec<RuntimeCall> callCodec;

  /// The pallet of a chain.
  public SchedulerPallet(
      Kernel kernel, int index, SchedulerConfig config, SystemPallet system, Preimages preimages) {
    super(kernel, "Scheduler", index, SchedulerCall.class);
    this.config = config;
    this.system = system;
    this.preimages = preimages;
    this.callCodec = items().codec(RuntimeCall.class);
    this.agenda = new Agenda(items(), config.callsMax(), reports());
    constant("MaximumWeight", items().codec(Weight.class), config.weightMax());
    constant("MaxScheduledPerBlock", Codecs.U32, (long) config.callsMax());
  }

  @Override
  public int storageVersion() {
    return 4;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(SchedulerEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(SchedulerError.class);
  }

  @Override
  public Weight onInitialize(long number) {
    AgendaService service =
        new AgendaService(
            kernel(),
            agenda,
            preimages,
            callCodec,
            reports(),
            config.weightMax(),
            kernel().weights().of(name(), "service_task"));
    return service.serve(number).saturatingAdd(kernel().weights().of(name(), "on_initialize"));
  }

  @Override
  protected PostDispatch dispatch(Origin origin, SchedulerCall call) {
    config.governance().require(origin);
    switch (call) {
      case SchedulerCall.Schedule(long when, var periodic, int priority, RuntimeCall what) ->
          schedule(origin, Optional.empty(), when, periodic, priority, what);
      case SchedulerCall.ScheduleAfter(long after, var periodic, int priority, RuntimeCall what) ->
          schedule(origin, Optional.empty(), next(after), periodic, priority, what);
      case SchedulerCall.ScheduleNamed(
              Bytes32 id,
              long when,
              var periodic,
              int priority,
              RuntimeCall what) ->
          schedule(origin, Optional.of(id), when, periodic, priority, what);
      case SchedulerCall.ScheduleNamedAfter(
              Bytes32 id,
              long after,
              var periodic,
              int priority,
              RuntimeCall what) ->
          schedule(origin, Optional.of(id), next(after), periodic, priority, what);
      case SchedulerCall.Cancel(long when, long place) -> cancel(origin, when, place);
      case SchedulerCall.CancelNamed(Bytes32 id) -> {
        Tuple2<Long, Long> at =
            agenda.named(id).orElseThrow(() -> failure(SchedulerError.NOT_FOUND));
        cancel(origin, at.first(), at.second());
      }
    }
    return PostDispatch.AS_DECLARED;
  }

  /// After no blocks means the next one.
  private long next(long blocks) {
    return Agenda.later(system.number() + 1, blocks);
  }

  private void schedule(
      Origin origin,
      Optional<Bytes32> id,
      long when,
      Optional<Tuple2<Long, Long>> periodic,
      int priority,
      RuntimeCall call) {
    require(when > system.number(), SchedulerError.TARGET_BLOCK_NUMBER_IN_PAST);
    require(id.isEmpty() || !agenda.isNamed(id.get()), SchedulerError.FAILED_TO_SCHEDULE);
    // The first time is not a repetition.
    Optional<Tuple2<Long, Long>> repetitions =
        periodic
            .filter(period -> period.first() > 0 && period.second() > 1)
            .map(period -> new Tuple2<>(period.first(), period.second() - 1));
    Bounded bound = preimages.bound(Bytes.wrap(callCodec.encode(call)));
    if (!agenda.place(when, new Scheduled(id, priority, bound, repetitions, origin))) {
      throw DispatchException.of(new DispatchError.Exhausted());
    }
  }

  /// Only an origin like that which scheduled a call may cancel it.
  private void cancel(Origin origin, long when, long place) {
    if (agenda.find(when, place).filter(call -> !call.origin().equals(origin)).isPresent()) {
      throw DispatchException.badOrigin();
    }
    preimages.drop(agenda.remove(when, place).call());
  }
}
