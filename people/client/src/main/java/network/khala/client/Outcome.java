package network.khala.client;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes32;

/// What became of an extrinsic in the block that holds it.
///
/// @param hash the extrinsic's hash
/// @param block the block's hash
/// @param number the block's number
/// @param index the extrinsic's position in the block
/// @param fee what was paid without tip, in base units; absent if nothing was
/// @param failure why the call failed, or the call that it made as root; absent if it succeeded
/// @param events the events that the extrinsic caused, in order
public record Outcome(
    Bytes32 hash,
    Bytes32 block,
    long number,
    int index,
    Optional<BigInteger> fee,
    Optional<DispatchFailure> failure,
    List<Event> events) {
  /// Copies the list.
  public Outcome {
    events = List.copyOf(events);
  }

  /// Whether the call succeeded.
  public boolean success() {
    return failure.isEmpty();
  }
}
