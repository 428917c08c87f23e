package network.khala.client;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import network.khala.client.extrinsic.Extrinsic;
import network.khala.client.rpc.RpcException;
import network.khala.client.rpc.RpcSubscription;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A submitted extrinsic. One consumer follows it.
public final class Submission implements AutoCloseable {
  private final ChainClient chain;
  private final Extrinsic extrinsic;
  private final RpcSubscription statuses;

  Submission(ChainClient chain, Extrinsic extrinsic, RpcSubscription statuses) {
    this.chain = chain;
    this.extrinsic = extrinsic;
    this.statuses = statuses;
  }

  /// The extrinsic's hash.
  public Bytes32 hash() {
    return extrinsic.hash();
  }

  /// Waits for the next status, but not longer than `limit`.
  ///
  /// @throws RpcException if the connection breaks: whether the extrinsic is included is then not
  ///   known
  /// @throws InterruptedException if the thread is interrupted meanwhile
  public Optional<TransactionStatus> next(Duration limit) throws InterruptedException {
    return statuses.next(limit).map(TransactionStatus::of);
  }

  /// Waits until a block of the best chain holds the extrinsic.
  ///
  /// @throws NotIncludedException if the node gives the extrinsic up
  /// @throws RpcException if the connection breaks
  /// @throws InterruptedException if the thread is interrupted meanwhile
  public Outcome awaitInBlock() throws InterruptedException {
    return outcome(await(false));
  }

  /// Waits until a final block holds the extrinsic.
  ///
  /// @throws NotIncludedException if the node gives the extrinsic up
  /// @throws RpcException if the connection breaks
  /// @throws InterruptedException if the thread is interrupted meanwhile
  public Outcome awaitFinalized() throws InterruptedException {
    return outcome(await(true));
  }

  private Bytes32 await(boolean untilFinal) throws InterruptedException {
    while (true) {
      switch (TransactionStatus.of(statuses.next())) {
        case TransactionStatus.Finalized(Bytes32 block) -> {
          return block;
        }
        case TransactionStatus.InBlock(Bytes32 block) -> {
          if (!untilFinal) {
            return block;
          }
        }
        case TransactionStatus.Gone(String reason) ->
            throw new NotIncludedException(extrinsic.hash(), reason);
        case TransactionStatus.Future _,
            TransactionStatus.Ready _,
            TransactionStatus.Broadcast _,
            TransactionStatus.Retracted _ -> {}
      }
    }
  }

  private Outcome outcome(Bytes32 hash) {
    Block block =
        chain
            .block(hash)
            .orElseThrow(
                () -> new RpcException.Malformed("the node does not know its block " + hash, null));
    int index = block.extrinsics().indexOf(extrinsic.encoded());
    if (index < 0) {
      throw new RpcException.Malformed(
          "block " + hash + " does not hold extrinsic " + extrinsic.hash(), null);
    }
    State state = chain.stateAt(hash);
    List<Event> events =
        Event.of(state).stream().filter(event -> event.extrinsic().orElse(-1) == index).toList();
    return new Outcome(
        extrinsic.hash(),
        hash,
        block.header().number(),
        index,
        fee(events),
        failure(state.runtime(), events),
        events);
  }

  private static Optional<BigInteger> fee(List<Event> events) {
    return events.stream()
        .filter(event -> event.is("TransactionPayment", "TransactionFeePaid"))
        .map(event -> event.field("actual_fee"))
        .map(Submission::integer)
        .findFirst();
  }

  private static BigInteger integer(JsonNode json) {
    return json.isString()
        ? new BigInteger(json.stringValue().substring(2), 16)
        : BigInteger.valueOf(json.longValue());
  }

  /// A call through the Sudo pallet succeeds itself, and tells in an event how the inner one went.
  private static Optional<DispatchFailure> failure(ChainRuntime runtime, List<Event> events) {
    return events.stream()
        .map(Submission::dispatchError)
        .filter(error -> !error.isMissingNode())
        .map(error -> DispatchFailure.of(runtime, error))
        .findFirst();
  }

  private static JsonNode dispatchError(Event event) {
    if (event.is("System", "ExtrinsicFailed")) {
      return event.field("dispatch_error");
    }
    return event.is("Sudo", "Sudid") || event.is("Sudo", "SudoAsDone")
        ? event.field("sudo_result").path("err")
        : MissingNode.getInstance();
  }

  /// Stops following; the extrinsic stays submitted.
  @Override
  public void close() {
    statuses.close();
  }
}
