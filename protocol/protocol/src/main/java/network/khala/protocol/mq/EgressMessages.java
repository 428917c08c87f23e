package network.khala.protocol.mq;

import java.util.List;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple;

/// What one sender inside an enclave still has to say, as `GetEgressMessages` lists it: senders in
/// their order, sequences ascending.
///
/// @param sender the sender
/// @param messages its messages that the chain has not taken yet
@Tuple
public record EgressMessages(MessageOrigin sender, List<SignedMessage> messages) {
  /// The codec of the whole list.
  public static final Codec<List<EgressMessages>> LIST_CODEC =
      Codecs.list(CodecFactory.STANDARD.of(EgressMessages.class));

  /// Copies the list.
  public EgressMessages {
    messages = List.copyOf(messages);
  }
}
