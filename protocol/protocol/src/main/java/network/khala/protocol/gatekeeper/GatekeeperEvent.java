package network.khala.protocol.gatekeeper;

import network.khala.protocol.computation.TokenomicParameters;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.Tuple;
import network.khala.scale.U32;

/// What gatekeepers must agree on, on topic `phala/gatekeeper/event`.
public sealed interface GatekeeperEvent {
  /// The codec of these events.
  Codec<GatekeeperEvent> CODEC = CodecFactory.STANDARD.of(GatekeeperEvent.class);

  /// The next number of the randomness chain.
  ///
  /// @param event the number
  @Index(0)
  @Tuple
  record NewRandomNumber(RandomNumberEvent event) implements GatekeeperEvent {}

  /// The parameters that hold from the end of this block on.
  ///
  /// @param parameters all of them
  @Index(1)
  @Tuple
  record TokenomicParametersChanged(TokenomicParameters parameters) implements GatekeeperEvent {}

  /// Of the past; ignored.
  @Index(2)
  @ScaleName("_RepairV")
  record RepairV() implements GatekeeperEvent {}

  /// Of the past; ignored.
  @Index(3)
  @ScaleName("_PhalaLaunched")
  record PhalaLaunched() implements GatekeeperEvent {}

  /// Of the past; ignored.
  @Index(4)
  @ScaleName("_UnrespFix")
  record UnrespFix() implements GatekeeperEvent {}

  /// @param blockNumber the block in which it was made
  /// @param randomNumber the number
  /// @param lastRandomNumber the one before
  record RandomNumberEvent(@U32 long blockNumber, Bytes32 randomNumber, Bytes32 lastRandomNumber) {}
}
