package network.khala.pallets.mq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.MessageAccumulator;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.OutboundLimits;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;

/// Pallet `PhalaMq`.
///
/// A message is handled on chain the moment it is pushed, and listed for the enclaves if its topic
/// leaves the chain. The list of a block is bounded by who pushes, so that no user can crowd out
/// the enclaves and no block can stop them.
public final class MqPallet extends CallablePallet<MqCall> implements MessageOutbox {
  private static final String FORCED_SENDER = "ForcePushed";

  private final StorageMap<MessageOrigin, Long> offchainIngress;
  private final StorageValue<List<Message>> queuedOutboundMessage;
  private final StorageValue<List<Message>> outboundMessages;
  private final Map<Topic, MessageHandler<?>> handlers = new LinkedHashMap<>();
  private final OutboundLog outbound = new OutboundLog();
  private SenderVerifier senders =
      message -> {
        throw DispatchException.of(new DispatchError.CannotLookup());
      };
  private boolean answering;
  private Optional<SealedMessages> sealed = Optional.empty();

  /// The pallet without handlers.
  public MqPallet(Kernel kernel, int index) {
    super(kernel, "PhalaMq", index, MqCall.class);
    this.offchainIngress =
        items().map("OffchainIngress", Hasher.TWOX_64_CONCAT, MessageOrigin.CODEC, Codecs.U64);
    this.queuedOutboundMessage = items().value("QueuedOutboundMessage", Message.LIST_CODEC);
    this.outboundMessages = items().value("OutboundMessages", Message.LIST_CODEC, List.of());
    kernel.follow(outbound);
  }

  /// Adds the handler of a topic; called while the runtime is composed.
  public void addHandler(MessageHandler<?> handler) {
    if (handlers.put(handler.topic(), handler) != null) {
      throw new IllegalArgumentException("two handlers for " + handler.topic());
    }
  }

  /// Sets who verifies senders; called while the runtime is composed.
  public void verifySendersBy(SenderVerifier verifier) {
    this.senders = verifier;
  }

  /// The sequence that the sender's next message must have; nothing if it never sent one.
  public Optional<Long> senderSequence(MessageOrigin sender) {
    return offchainIngress.find(sender);
  }

  /// Genesis: a message for block 1.
  ///
  /// @throws IllegalArgumentException beyond what one block may carry
  public void queue(String pallet, Topic topic, byte[] payload) {
    List<Message> queued = new ArrayList<>(queuedOutboundMessage.find().orElse(List.of()));
    queued.add(new Message(MessageOrigin.Pallet.of(pallet), topic, Bytes.of(payload)));
    if (!OutboundLimits.HOOK.admits(Message.LIST_CODEC.encode(queued).length, queued.size())) {
      throw new IllegalArgumentException("genesis queues more messages than a block may carry");
    }
    queuedOutboundMessage.set(queued);
  }

  @Override
  public void push(String pallet, Topic topic, byte[] payload) {
    Message message = new Message(MessageOrigin.Pallet.of(pallet), topic, Bytes.of(payload));
    dispatch(message, kernel().inCall() && !answering ? OutboundLimits.CALL : OutboundLimits.HOOK);
  }

  /// Sends a message of an account, as its call `push_message` does.
  ///
  /// @throws DispatchException `BadDestination` for a topic that reaches nobody, `Exhausted` if the
  ///   block has no room for the message
  public void pushOf(AccountId who, Topic topic, Bytes payload) {
    require(topic.isValid(), MqError.BAD_DESTINATION);
    MessageOrigin sender = new MessageOrigin.AccountId(new Hash(who.value()));
    dispatch(new Message(sender, topic, payload), OutboundLimits.CALL);
  }

  @Override
  public int storageVersion() {
    return 7;
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(MqError.class);
  }

  @Override
  public Weight onInitialize(long number) {
    Optional<List<Message>> queued = queuedOutboundMessage.take();
    queued.ifPresent(messages -> messages.forEach(one -> dispatch(one, OutboundLimits.HOOK)));
    return kernel()
        .weights()
        .of(name(), "on_initialize", queued.map(List::size).orElse(0).longValue());
  }

  /// Folds the block into the accumulator: the last change of every block, after the hooks of all
  /// pallets.
  ///
  /// @param timestampMillis the block's time
  /// @param consensusVersion the version that enclaves must follow
  public void sealBlock(long number, long timestampMillis, long consensusVersion) {
    Bytes encoded = outbound.encoded();
    if (outbound.size() == 0) {
      outboundMessages.clear();
    } else {
      kernel().state().put(LightKeys.OUTBOUND_MESSAGES, encoded.toArray());
    }
    BlockHead head =
        new BlockHead(number, timestampMillis, consensusVersion, BlockHead.hashOfEncoded(encoded));
    sealed = Optional.of(new SealedMessages(head, encoded, outbound.messages()));
    byte[] stored = kernel().state().get(LightKeys.MESSAGE_ACCUMULATOR);
    MessageAccumulator before =
        stored == null ? MessageAccumulator.GENESIS : new MessageAccumulator(Bytes32.wrap(stored));
    kernel().state().put(LightKeys.MESSAGE_ACCUMULATOR, before.fold(head).value().toArray());
  }

  /// What [#sealBlock] made of the block.
  ///
  /// @throws IllegalStateException before
  public SealedMessages sealed() {
    return sealed.orElseThrow(() -> new IllegalStateException("the block is not sealed yet"));
  }

  @Override
  protected long units(MqCall call) {
    return switch (call) {
      case MqCall.SyncOffchainMessage(SignedMessage signed) -> signed.message().payload().size();
      case MqCall.PushMessage(Bytes _, Bytes payload) -> payload.size();
      case MqCall.ForcePushPalletMessage(Bytes _, Bytes payload) -> payload.size();
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, MqCall call) {
    return switch (call) {
      case MqCall.SyncOffchainMessage(SignedMessage signed) -> {
        origin.requireSigned();
        yield deliver(signed);
      }
      case MqCall.PushMessage(Bytes destination, Bytes payload) -> {
        pushOf(origin.requireSigned(), new Topic(destination), payload);
        yield PostDispatch.AS_DECLARED;
      }
      case MqCall.ForcePushPalletMessage(Bytes destination, Bytes payload) -> {
        origin.requireRoot();
        forcePush(
            new Message(MessageOrigin.Pallet.of(FORCED_SENDER), new Topic(destination), payload));
        yield PostDispatch.AS_DECLARED;
      }
    };
  }

  /// CHECK sender, topic, sequence, key, signature, payload, room; CHANGE the sequence; then the
  /// message is the sender's.
  private PostDispatch deliver(SignedMessage signed) {
    Message message = signed.message();
    MessageOrigin sender = message.sender();
    require(sender.isOffchain(), MqError.BAD_SENDER);
    require(message.destination().isValid(), MqError.BAD_DESTINATION);
    require(Topics.mayWrite(sender, message.destination()), MqError.BAD_DESTINATION);
    long expected = offchainIngress.find(sender).orElse(0L);
    require(signed.sequence() == expected, MqError.BAD_SEQUENCE);
    senders.verify(signed);
    Runnable action = requireReadable(message);
    requireRoom(
        message.destination().isOffchain()
            ? outbound.admits(Message.CODEC.encode(message).length, OutboundLimits.OFFCHAIN_MESSAGE)
            : outbound.fits(OutboundLimits.OFFCHAIN_MESSAGE));
    offchainIngress.put(sender, expected + 1);
    answer(message, action);
    return sender instanceof MessageOrigin.Gatekeeper
        ? PostDispatch.FREE
        : PostDispatch.AS_DECLARED;
  }

  /// What handlers answer to an off-chain message cannot fail for want of room.
  private void answer(Message message, Runnable action) {
    boolean before = answering;
    answering = true;
    try {
      dispatch(message, action, OutboundLimits.HOOK);
    } finally {
      answering = before;
    }
  }

  private void forcePush(Message message) {
    dispatch(message, requireReadable(message), OutboundLimits.CALL);
  }

  private void dispatch(Message message, OutboundLimits limit) {
    dispatch(message, action(message).orElse(MqPallet::nothing), limit);
  }

  /// Runs what the topic's handler does, whose failure is nobody's, then lists the message for the
  /// enclaves.
  private void dispatch(Message message, Runnable action, OutboundLimits limit) {
    try {
      action.run();
    } catch (DispatchException e) {
      if (e.error() instanceof DispatchError.Exhausted) {
        // No refusal of the message, but of what it pushes: the call fails with it.
        throw e;
      }
    }
    if (message.destination().isOffchain()) {
      byte[] encoded = Message.CODEC.encode(message);
      requireRoom(outbound.admits(encoded.length, limit));
      outbound.add(message, encoded);
    }
  }

  /// What the topic's handler does with a message, which it reads here and only here.
  ///
  /// @return nothing if it cannot read it; doing nothing if the topic has no handler
  private Optional<Runnable> action(Message message) {
    MessageHandler<?> handler = handlers.get(message.destination());
    return handler == null ? Optional.of(MqPallet::nothing) : handler.action(message);
  }

  private Runnable requireReadable(Message message) {
    // `Other("MessageCodecError")`; the text does not travel.
    return action(message).orElseThrow(() -> DispatchException.of(new DispatchError.Other()));
  }

  private static void requireRoom(boolean room) {
    if (!room) {
      throw DispatchException.of(new DispatchError.Exhausted());
    }
  }

  /// What is done with a message that only enclaves listen to.
  private static void nothing() {}
}
