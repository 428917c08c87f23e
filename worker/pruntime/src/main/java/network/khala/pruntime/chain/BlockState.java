package network.khala.pruntime.chain;

import java.util.Optional;
import java.util.function.Function;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.DecodeException;

/// A block that is executed: its number and time, and what its messages require of the state after
/// it. All of that is proven before the block is begun.
///
/// @param number the block
/// @param timeMs its time, milliseconds
/// @param proven reads a key; empty where it is proven absent
public record BlockState(long number, long timeMs, Function<Bytes, Optional<Bytes>> proven) {
  /// The value under a key; empty where it is proven absent, or is not of this type. What the chain
  /// stores is of its type, or root has put it there: then all enclaves take it for absent alike.
  public <T> Optional<T> value(Bytes key, Codec<T> codec) {
    return proven
        .apply(key)
        .flatMap(
            encoded -> {
              try {
                return Optional.of(codec.decode(encoded));
              } catch (DecodeException e) {
                return Optional.empty();
              }
            });
  }
}
