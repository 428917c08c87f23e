package network.khala.pallets.scheduler;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Kernel;
import network.khala.frame.Reports;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.preimage.Preimages;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.DecodeException;
import network.khala.scale.Result;
import network.khala.scale.Tuple2;
import network.khala.scale.Unit;

/// Makes the calls of a block, and what earlier blocks had no room for.
final class AgendaService {
  private final Kernel kernel;
  private final Agenda agenda;
  private final Preimages preimages;
  private final Codec<RuntimeCall> callCodec;
  private final Reports reports;
  private final Weight weightMax;
  private final Weight overhead;
  private Weight used = Weight.ZERO;
  private int made;

  /// @param overhead what a call costs beyond its own weight
  AgendaService(
      Kernel kernel,
      Agenda agenda,
      Preimages preimages,
      Codec<RuntimeCall> callCodec,
      Reports reports,
      Weight weightMax,
      Weight overhead) {
    this.kernel = kernel;
    this.agenda = agenda;
    this.preimages = preimages;
    this.callCodec = callCodec;
    this.reports = reports;
    this.weightMax = weightMax;
    this.overhead = overhead;
  }

  /// Serves all blocks up to this one.
  ///
  /// @return what that used
  Weight serve(long now) {
    Optional<Long> incomplete = Optional.empty();
    for (long block = agenda.incompleteSince().orElse(now); block <= now; block++) {
      if (!serveBlock(block, now)) {
        incomplete = Optional.of(block);
        break;
      }
    }
    agenda.setIncompleteSince(incomplete);
    return used;
  }

  /// @return false if some of the block's calls must wait
  private boolean serveBlock(long block, long now) {
    List<Optional<Scheduled>> calls = agenda.at(block);
    if (calls.isEmpty()) {
      return true;
    }
    boolean complete = true;
    for (int place : byPriority(calls)) {
      Scheduled call = calls.get(place).orElseThrow();
      Tuple2<Long, Long> task = new Tuple2<>(block, (long) place);
      if (serveCall(task, call, now)) {
        // Read anew: a call may have changed the agenda.
        if (agenda.find(block, place).equals(Optional.of(call))) {
          agenda.empty(block, place);
        }
      } else {
        complete = false;
      }
    }
    return complete;
  }

  private static List<Integer> byPriority(List<Optional<Scheduled>> calls) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).isPresent()) {
        places.add(i);
      }
    }
    places.sort(Comparator.comparingInt(place -> calls.get(place).orElseThrow().priority()));
    return places;
  }

  /// @return false if the call must wait for a block with more room
  private boolean serveCall(Tuple2<Long, Long> task, Scheduled scheduled, long now) {
    Optional<RuntimeCall> call = preimages.realize(scheduled.call()).flatMap(this::decode);
    if (call.isEmpty()) {
      agenda.forget(scheduled);
      preimages.drop(scheduled.call());
      reports.deposit(new SchedulerEvent.CallUnavailable(task, scheduled.maybeId()));
      return true;
    }
    Weight needed = kernel.info(call.get()).weight().saturatingAdd(overhead);
    if (!used.saturatingAdd(needed).fitsIn(weightMax)) {
      if (made > 0) {
        return false;
      }
      // Even a block of its own has no room.
      agenda.forget(scheduled);
      preimages.drop(scheduled.call());
      reports.deposit(new SchedulerEvent.PermanentlyOverweight(task, scheduled.maybeId()));
      return true;
    }
    made++;
    used = used.saturatingAdd(needed);
    agenda.forget(scheduled);
    Result<Unit, DispatchError> result = kernel.attempt(call.get(), scheduled.origin());
    reports.deposit(new SchedulerEvent.Dispatched(task, scheduled.maybeId(), result));
    repeat(task, scheduled, now);
    return true;
  }

  private Optional<RuntimeCall> decode(Bytes bytes) {
    try {
      return Optional.of(callCodec.decode(bytes.toArray()));
    } catch (DecodeException _) {
      return Optional.empty();
    }
  }

  private void repeat(Tuple2<Long, Long> task, Scheduled scheduled, long now) {
    Optional<Tuple2<Long, Long>> period = scheduled.maybePeriodic();
    if (period.isEmpty()) {
      preimages.drop(scheduled.call());
      return;
    }
    long left = period.get().second();
    long every = period.get().first();
    Scheduled next =
        scheduled.withPeriod(
            left > 1 ? Optional.of(new Tuple2<>(every, left - 1)) : Optional.empty());
    if (!agenda.place(Agenda.later(now, every), next)) {
      preimages.drop(scheduled.call());
      reports.deposit(new SchedulerEvent.PeriodicFailed(task, scheduled.maybeId()));
    }
  }
}
