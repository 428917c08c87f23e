package network.khala.pallets.mq;

import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.mq.SignedMessage;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of pallet `PhalaMq`.
@ScalePath("phala_pallets::mq::pallet::Call")
public sealed interface MqCall extends PalletCall {
  /// Delivers a message that a sender outside the chain has signed; anybody may pay for it.
  @Index(0)
  @ScaleName("sync_offchain_message")
  record SyncOffchainMessage(SignedMessage signedMessage) implements MqCall {}

  /// Sends a message of the signing account.
  @Index(1)
  @ScaleName("push_message")
  record PushMessage(@TypeName("Vec<u8>") Bytes destination, @TypeName("Vec<u8>") Bytes payload)
      implements MqCall {}

  /// Root: sends a message that workers take for a pallet's.
  @Index(2)
  @ScaleName("force_push_pallet_message")
  record ForcePushPalletMessage(
      @TypeName("Vec<u8>") Bytes destination, @TypeName("Vec<u8>") Bytes payload)
      implements MqCall {}
}
