package network.khala.pallets.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Reports;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// The calls of each block, and the names of some of them.
final class Agenda {
  private static final long LAST_BLOCK = 0xffff_ffffL;

  private final Reports reports;
  private final int callsMax;
  private final StorageValue<Long> incompleteSince;
  private final StorageMap<Long, List<Optional<Scheduled>>> agenda;
  private final StorageMap<Bytes32, Tuple2<Long, Long>> lookup;

  Agenda(StorageItems items, int callsMax, Reports reports) {
    this.reports = reports;
    this.callsMax = callsMax;
    this.incompleteSince = items.value("IncompleteSince", Codecs.U32);
    this.agenda =
        items.map(
            "Agenda",
            Hasher.TWOX_64_CONCAT,
            Codecs.U32,
            Codecs.boundedList(Codecs.option(items.codec(Scheduled.class)), callsMax),
            List.of());
    this.lookup =
        items.map(
            "Lookup", Hasher.TWOX_64_CONCAT, Codecs.BYTES32, Codecs.tuple(Codecs.U32, Codecs.U32));
  }

  /// So many blocks after one, or the last block that has a number.
  static long later(long block, long blocks) {
    return Math.min(block + blocks, LAST_BLOCK);
  }

  List<Optional<Scheduled>> at(long block) {
    return agenda.get(block);
  }

  /// The call at a place of a block.
  Optional<Scheduled> find(long block, long place) {
    List<Optional<Scheduled>> calls = agenda.get(block);
    return place < calls.size() ? calls.get((int) place) : Optional.empty();
  }

  /// Leaves a place without a call. Places keep their numbers; empty ones at the end go.
  void empty(long block, long place) {
    List<Optional<Scheduled>> left = new ArrayList<>(agenda.get(block));
    left.set((int) place, Optional.empty());
    while (!left.isEmpty() && left.getLast().isEmpty()) {
      left.removeLast();
    }
    if (left.isEmpty()) {
      agenda.remove(block);
    } else {
      agenda.put(block, left);
    }
  }

  /// Places a call.
  ///
  /// @return false if there is no place
  boolean place(long block, Scheduled call) {
    List<Optional<Scheduled>> calls = new ArrayList<>(agenda.get(block));
    int place = calls.size() < callsMax ? calls.size() : calls.indexOf(Optional.empty());
    if (place < 0) {
      return false;
    }
    if (place == calls.size()) {
      calls.add(Optional.of(call));
    } else {
      calls.set(place, Optional.of(call));
    }
    agenda.put(block, calls);
    call.maybeId().ifPresent(id -> lookup.put(id, new Tuple2<>(block, (long) place)));
    reports.deposit(new SchedulerEvent.Scheduled(block, place));
    return true;
  }

  boolean isNamed(Bytes32 id) {
    return lookup.contains(id);
  }

  Optional<Tuple2<Long, Long>> named(Bytes32 id) {
    return lookup.find(id);
  }

  void forget(Scheduled call) {
    call.maybeId().ifPresent(lookup::remove);
  }

  /// Takes a call off its place.
  Scheduled remove(long block, long place) {
    Scheduled removed =
        find(block, place).orElseThrow(() -> reports.failure(SchedulerError.NOT_FOUND));
    empty(block, place);
    forget(removed);
    reports.deposit(new SchedulerEvent.Canceled(block, place));
    return removed;
  }

  /// The first block whose calls were not all made.
  Optional<Long> incompleteSince() {
    return incompleteSince.find();
  }

  void setIncompleteSince(Optional<Long> block) {
    block.ifPresentOrElse(incompleteSince::set, incompleteSince::clear);
  }
}
