package network.khala.rpc.v1;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import network.khala.protocol.substrate.Hash;
import network.khala.rpc.jsonrpc.RpcException;

/// The blocks that a follower was told of and has not let go of. Safe for use by several threads.
///
/// How long it may hold one counts from when it was told that a later block is final: that is when
/// clients let go of blocks, and on a chain without new blocks it does not come for long.
final class PinnedBlocks {
  private final Map<Hash, Pin> pins = new ConcurrentHashMap<>();
  private final int max;
  private final long maxAgeNanos;
  private final LongSupplier nanoTime;

  /// @param overtakenNanos when a later block became final; empty as long as none is
  private record Pin(long number, Optional<Long> overtakenNanos) {}

  /// @param max how many it may hold
  /// @param maxAge how long it may hold one that others have overtaken
  PinnedBlocks(int max, Duration maxAge, LongSupplier nanoTime) {
    this.max = max;
    this.maxAgeNanos = maxAge.toNanos();
    this.nanoTime = nanoTime;
  }

  /// Pins a block.
  ///
  /// @return false if there are as many as there may be
  synchronized boolean pin(Hash hash, long number) {
    if (pins.size() >= max) {
      return false;
    }
    pins.put(hash, new Pin(number, Optional.empty()));
    return true;
  }

  /// Takes note that a block became final.
  synchronized void finalised(long number) {
    Optional<Long> now = Optional.of(nanoTime.getAsLong());
    pins.replaceAll(
        (hash, pin) ->
            pin.number() < number && pin.overtakenNanos().isEmpty()
                ? new Pin(pin.number(), now)
                : pin);
  }

  /// Whether one of them is held for longer than it may be.
  boolean anyTooOld() {
    long now = nanoTime.getAsLong();
    return pins.values().stream()
        .flatMap(pin -> pin.overtakenNanos().stream())
        .anyMatch(since -> now - since > maxAgeNanos);
  }

  /// The number of a block that is pinned.
  Optional<Long> number(Hash hash) {
    return Optional.ofNullable(pins.get(hash)).map(Pin::number);
  }

  /// Lets go of blocks: of all of them, or of none if one is not pinned or is named twice.
  ///
  /// @throws RpcException telling why none was let go of
  synchronized void unpin(List<Hash> hashes) {
    Set<Hash> distinct = new HashSet<>(hashes);
    if (distinct.size() < hashes.size()) {
      throw ChainHeadError.duplicateHashes();
    }
    if (!pins.keySet().containsAll(distinct)) {
      throw ChainHeadError.notPinned();
    }
    pins.keySet().removeAll(distinct);
  }
}
