package network.khala.economics.engine;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.EngineMessage.Heartbeat;
import network.khala.economics.engine.EngineMessage.HeartbeatChallenge;
import network.khala.economics.engine.EngineMessage.OfWorker;
import network.khala.economics.engine.EngineMessage.ParametersChanged;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// Computes the tokenomics of all workers, block by block. For each block of the chain, in order:
/// [#begin], [#apply] for each message in the order of the chain, [#end].
///
/// All gatekeepers that process the same blocks from the same start have the same state and give
/// the same reports, whatever the machine, and whether or not they stopped and went on from a
/// checkpoint between two blocks. The cost per block is linear in the number of workers: two passes
/// over about 80 bytes each. Not thread-safe: one owner.
///
/// Source: `docs/protocol/tokenomics.md#engine`.
public final class TokenomicEngine {
  private final WorkerTable workers;
  private final WorkerTransitions transitions;
  private final HeartbeatHandler heartbeats;
  private TokenomicParameters parameters;
  private Growth growth;
  private @Nullable OpenBlock open;
  private boolean failed;

  /// An engine that knows no worker.
  ///
  /// @param parameters in force until a message changes them
  public TokenomicEngine(TokenomicParameters parameters) {
    this(parameters, new WorkerTable(false));
  }

  TokenomicEngine(TokenomicParameters parameters, WorkerTable workers) {
    requireUsable(parameters);
    this.workers = workers;
    this.transitions = new WorkerTransitions(workers);
    this.heartbeats = new HeartbeatHandler(workers);
    this.parameters = parameters;
    this.growth = new Growth(parameters);
  }

  /// An engine that also keeps sums per worker for [WorkerView#statistics()], for 93 bytes more
  /// each.
  public static TokenomicEngine withStatistics(TokenomicParameters parameters) {
    return new TokenomicEngine(parameters, new WorkerTable(true));
  }

  /// Begins a block.
  ///
  /// @throws IllegalStateException if another block is open
  public void begin(BlockContext block) {
    requireBetweenBlocks();
    open = new OpenBlock(block, workers);
  }

  /// Processes a message of the open block. A message that [MessageOutcome#isAlarm()] says was
  /// refused has changed nothing.
  ///
  /// @throws IllegalStateException if no block is open
  /// @throws EngineFailureException if an amount leaves its range
  public MessageOutcome apply(Sender sender, EngineMessage message) {
    OpenBlock block = requireOpen();
    return guarded(block, () -> dispatch(block, sender, message));
  }

  /// Ends the open block: detects who is offline or back, slashes, lets V grow.
  ///
  /// @throws IllegalStateException if no block is open
  /// @throws EngineFailureException if an amount leaves its range
  public BlockResult end() {
    OpenBlock block = requireOpen();
    return guarded(
        block,
        () -> {
          EndOfBlock.apply(block, workers, parameters, growth);
          open = null;
          return block.close();
        });
  }

  /// Puts parameters in force that come from the chain's storage instead of a message.
  ///
  /// @throws IllegalArgumentException if the engine cannot compute with them
  public void replaceParameters(TokenomicParameters replacement) {
    requireUsable(replacement);
    parameters = replacement;
    growth = new Growth(replacement);
  }

  /// The parameters in force.
  public TokenomicParameters parameters() {
    return parameters;
  }

  /// The sum of the shares of all workers that are in a session and not offline, now.
  public U64F64 shareSum() {
    return ShareSum.compute(workers);
  }

  /// What is known of a worker; empty if it never registered.
  public Optional<WorkerView> worker(Bytes32 key) {
    int slot = workers.find(key);
    return slot < 0 ? Optional.empty() : Optional.of(WorkerViews.of(workers, slot));
  }

  /// Shows every worker, in key order.
  public void forEachWorker(Consumer<WorkerView> visitor) {
    for (int rank = 0; rank < workers.size(); rank++) {
      visitor.accept(WorkerViews.of(workers, workers.slotAt(rank)));
    }
  }

  /// Counts for metrics.
  public EngineSummary summary() {
    int working = 0;
    int unresponsive = 0;
    for (int slot = 0; slot < workers.size(); slot++) {
      if (workers.has(slot, WorkerTable.WORKING)) {
        working++;
        unresponsive += workers.has(slot, WorkerTable.UNRESPONSIVE) ? 1 : 0;
      }
    }
    return new EngineSummary(workers.size(), working, unresponsive, workers.waiting.size());
  }

  /// Writes the whole state, the same bytes for the same state. Only between blocks.
  ///
  /// @throws IOException if `output` does
  /// @throws IllegalStateException if a block is open
  public void save(DataOutput output) throws IOException {
    requireBetweenBlocks();
    EngineCheckpoint.save(parameters, workers, output);
  }

  /// Reads what [#save] wrote. Memory grows with what is really read.
  ///
  /// @throws MalformedCheckpointException if the content is no checkpoint
  /// @throws IOException if `input` does
  public static TokenomicEngine load(DataInput input) throws IOException {
    return EngineCheckpoint.load(input);
  }

  private MessageOutcome dispatch(OpenBlock block, Sender sender, EngineMessage message) {
    return switch (message) {
      case Heartbeat heartbeat ->
          sender instanceof Sender.Worker(Bytes32 key)
              ? heartbeats.apply(block, parameters, key, heartbeat)
              : MessageOutcome.WRONG_SENDER;
      case OfWorker ofWorker ->
          sender instanceof Sender.Pallet
              ? transitions.apply(block, ofWorker)
              : MessageOutcome.WRONG_SENDER;
      case HeartbeatChallenge challenge ->
          sender instanceof Sender.Pallet
              ? challenge(block, challenge)
              : MessageOutcome.WRONG_SENDER;
      case ParametersChanged changed ->
          sender instanceof Sender.Pallet ? change(changed) : MessageOutcome.WRONG_SENDER;
    };
  }

  private MessageOutcome challenge(OpenBlock block, HeartbeatChallenge challenge) {
    ChallengeScan.apply(block, workers, challenge);
    return MessageOutcome.APPLIED;
  }

  private MessageOutcome change(ParametersChanged changed) {
    if (changed.parameters().engineObjection().isPresent()) {
      return MessageOutcome.UNUSABLE_PARAMETERS;
    }
    replaceParameters(changed.parameters());
    return MessageOutcome.APPLIED;
  }

  private <T> T guarded(OpenBlock block, Supplier<T> step) {
    try {
      return step.get();
    } catch (ArithmeticException e) {
      failed = true;
      throw new EngineFailureException("block " + block.number() + ": " + e.getMessage(), e);
    }
  }

  private OpenBlock requireOpen() {
    OpenBlock block = open;
    if (block == null || failed) {
      throw new IllegalStateException(failed ? "the engine has failed" : "no block is open");
    }
    return block;
  }

  private void requireBetweenBlocks() {
    if (open != null || failed) {
      throw new IllegalStateException(
          failed ? "the engine has failed" : "a block is open: end it first");
    }
  }

  private static void requireUsable(TokenomicParameters parameters) {
    parameters
        .engineObjection()
        .ifPresent(
            objection -> {
              throw new IllegalArgumentException("unusable tokenomic parameters: " + objection);
            });
  }
}
