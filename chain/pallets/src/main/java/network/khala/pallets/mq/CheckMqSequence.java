package network.khala.pallets.mq;

import java.util.List;
import java.util.Optional;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.InvalidTransactionException;
import network.khala.frame.extrinsic.SignedCall;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.extrinsic.ValidTransaction;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.PoolTag;
import network.khala.protocol.mq.SignedMessage;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Unit;

/// Puts the messages of each sender outside the chain in order, whoever pays for them. Looks at the
/// outermost call only.
public final class CheckMqSequence implements TransactionExtension<Unit, Unit> {
  private final MqPallet mq;

  /// The extension over the chain's queue.
  public CheckMqSequence(MqPallet mq) {
    this.mq = mq;
  }

  @Override
  public String identifier() {
    return "CheckMqSequence";
  }

  @Override
  public Codec<Unit> extraCodec() {
    return Codecs.UNIT;
  }

  @Override
  public Codec<Unit> additionalCodec() {
    return Codecs.UNIT;
  }

  @Override
  public Unit additional(Unit extra) {
    return Unit.UNIT;
  }

  @Override
  public ValidTransaction validate(Unit extra, SignedCall call) {
    Optional<SignedMessage> message = messageOf(call);
    if (message.isEmpty()) {
      return ValidTransaction.NEUTRAL;
    }
    MessageOrigin sender = message.get().message().sender();
    long sequence = message.get().sequence();
    int order = order(message.get());
    if (order < 0) {
      throw InvalidTransactionException.invalid(new InvalidTransaction.Stale());
    }
    List<Bytes> requires = order > 0 ? List.of(tag(sender, sequence - 1)) : List.of();
    return new ValidTransaction(0, requires, List.of(tag(sender, sequence)), -1L, true);
  }

  @Override
  public AfterDispatch prepare(Unit extra, SignedCall call) {
    int order = messageOf(call).map(this::order).orElse(0);
    if (order != 0) {
      throw InvalidTransactionException.invalid(
          order < 0 ? new InvalidTransaction.Stale() : new InvalidTransaction.Future());
    }
    return AfterDispatch.NOTHING;
  }

  /// Whether the message was sent (negative), is next (0) or comes later (positive).
  private int order(SignedMessage message) {
    long expected = mq.senderSequence(message.message().sender()).orElse(0L);
    return Long.compareUnsigned(message.sequence(), expected);
  }

  private static Optional<SignedMessage> messageOf(SignedCall call) {
    return call.call().call() instanceof MqCall.SyncOffchainMessage(SignedMessage message)
        ? Optional.of(message)
        : Optional.empty();
  }

  private static Bytes tag(MessageOrigin sender, long sequence) {
    return Bytes.wrap(PoolTag.of(sender, sequence));
  }
}
