package network.khala.node.chain;

import java.util.ArrayList;
import java.util.List;
import network.khala.frame.extrinsic.Extrinsic;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.node.pool.PooledTransaction;
import network.khala.node.signatures.NodeSignatures;
import network.khala.node.store.ChainHead;
import network.khala.node.store.LightData;
import network.khala.node.store.StateCommit;
import network.khala.node.store.StateStore;
import network.khala.node.store.StoreException;
import network.khala.pallets.timestamp.TimestampCall;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.runtime.Executive;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import network.khala.trie.ChangeSet;
import network.khala.trie.StateVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Executes blocks on the head's state: builds new ones and replays those made elsewhere.
final class BlockExecution {
  private static final Logger LOG = LoggerFactory.getLogger(BlockExecution.class);

  /// Transactions that do not fit any more, before the block counts as full.
  private static final int SKIPPED_MAX = 8;

  private final StateStore states;
  private final RuntimeConfig config;
  private final NodeSignatures signatures;

  BlockExecution(StateStore states, RuntimeConfig config, NodeSignatures signatures) {
    this.states = states;
    this.config = config;
    this.signatures = signatures;
  }

  /// A block under execution.
  private final class Open {
    private final ChainHead parent;
    private final long number;
    private final KhalaRuntime runtime;
    private final Executive executive;
    private final List<Bytes> extrinsics = new ArrayList<>();
    private final List<Hash> hashes = new ArrayList<>();

    Open(ChainHead parent, Digest preDigest) {
      this.parent = parent;
      this.number = parent.number() + 1;
      this.runtime = KhalaRuntime.over(states.head(), config);
      this.executive = runtime.executive(signatures);
      executive.beginBlock(number, new Hash(parent.hash()), preDigest);
    }

    void include(Bytes extrinsic, Hash hash) {
      extrinsics.add(extrinsic);
      hashes.add(hash);
    }

    ExecutedBlock close() {
      Executive.BlockOutcome outcome = executive.endBlock();
      StateCommit state = states.prepare(changes(runtime), StateVersion.V1);
      Header header =
          new Header(
              new Hash(parent.hash()),
              number,
              new Hash(state.root()),
              outcome.extrinsicsRoot(),
              outcome.digest());
      LightData light =
          LightDataBuilder.of(runtime.mq().sealed(), state.view(), runtime.registry().evidence());
      return new ExecutedBlock(
          new Block(header, extrinsics), header.hash(), state, light, List.copyOf(hashes));
    }
  }

  /// Builds the block after `parent`.
  BuiltBlock build(ChainHead parent, BlockDraft draft, Digest preDigest) {
    Open block = new Open(parent, preDigest);
    long now = Math.max(draft.timestampMillis(), block.runtime.timestamp().now() + 1);
    Bytes time =
        block
            .runtime
            .format()
            .encodeBare(block.runtime.timestamp().outer(new TimestampCall.Set(now)));
    applyInherent(block, time);
    List<Hash> invalid = addTransactions(block, draft);
    int included = block.extrinsics.size() - 1;
    return new BuiltBlock(block.close(), new BlockDraft.Outcome(block.number, included, invalid));
  }

  /// Executes a block made elsewhere, all of whose claims must hold.
  ///
  /// @throws BlockRefusedException if one does not
  ExecutedBlock replay(ChainHead parent, Block block) {
    Header header = block.header();
    long number = header.number();
    if (number != parent.number() + 1) {
      throw new BlockRefusedException(number, "does not follow block " + parent.number());
    }
    if (!header.parentHash().equals(new Hash(parent.hash()))) {
      throw new BlockRefusedException(
          number, "its parent is " + header.parentHash() + ", the head is " + parent.hash());
    }
    Open open = new Open(parent, preRuntimeOf(header.digest()));
    List<Extrinsic> extrinsics = decode(block);
    signatures.verifyAhead(
        extrinsics.stream().flatMap(one -> open.executive.claim(one).stream()).toList());
    for (Extrinsic extrinsic : extrinsics) {
      Result<Result<Unit, DispatchError>, TransactionValidityError> result =
          open.executive.apply(extrinsic);
      if (result
          instanceof Result.Err<Result<Unit, DispatchError>, TransactionValidityError>(var error)) {
        throw new BlockRefusedException(
            number, "extrinsic " + open.extrinsics.size() + " may not be in it: " + error);
      }
      open.include(extrinsic.bytes(), extrinsic.hash());
    }
    ExecutedBlock executed = open.close();
    compare(header, executed.block().header());
    return executed;
  }

  private static List<Extrinsic> decode(Block block) {
    List<Extrinsic> decoded = new ArrayList<>(block.extrinsics().size());
    for (Bytes extrinsic : block.extrinsics()) {
      try {
        decoded.add(KhalaRuntime.extrinsicFormat().decode(extrinsic));
      } catch (DecodeException e) {
        throw new BlockRefusedException(
            block.number(), "extrinsic " + decoded.size() + " is malformed: " + e.getMessage());
      }
    }
    return decoded;
  }

  private static void compare(Header claimed, Header computed) {
    long number = claimed.number();
    if (!claimed.extrinsicsRoot().equals(computed.extrinsicsRoot())) {
      throw new BlockRefusedException(number, "its extrinsics are not those of its header");
    }
    if (!claimed.stateRoot().equals(computed.stateRoot())) {
      throw new BlockRefusedException(
          number,
          "its state root is " + claimed.stateRoot() + ", computed " + computed.stateRoot());
    }
    if (!claimed.equals(computed)) {
      throw new BlockRefusedException(number, "its digest is not what execution gives");
    }
  }

  private static ChangeSet changes(KhalaRuntime runtime) {
    ChangeSet.Builder builder = ChangeSet.builder();
    runtime
        .state()
        .changes()
        .forEach(
            (key, value) -> {
              if (value == null) {
                builder.delete(key.toArray());
              } else {
                builder.put(key.toArray(), value);
              }
            });
    return builder.build();
  }

  /// What the engine said, without what the runtime added.
  private static Digest preRuntimeOf(Digest digest) {
    return new Digest(
        digest.logs().stream().filter(item -> item instanceof DigestItem.PreRuntime).toList());
  }

  private static void applyInherent(Open block, Bytes inherent) {
    Result<Result<Unit, DispatchError>, TransactionValidityError> result =
        block.executive.apply(inherent);
    if (!result.equals(Result.ok(Result.ok()))) {
      throw new IllegalStateException("an inherent of our own was refused: " + result);
    }
    block.include(inherent, ExtrinsicFormat.hash(inherent));
  }

  private static List<Hash> addTransactions(Open block, BlockDraft draft) {
    List<Hash> invalid = new ArrayList<>();
    int skipped = 0;
    for (PooledTransaction candidate : draft.transactions()) {
      if (System.nanoTime() - draft.deadlineNanos() > 0 || skipped > SKIPPED_MAX) {
        break;
      }
      Extrinsic extrinsic = candidate.extrinsic();
      switch (apply(block, extrinsic)) {
        case IN_THIS_BLOCK -> block.include(extrinsic.bytes(), extrinsic.hash());
        case LATER -> skipped++;
        case NOT_IN_THIS_BLOCK -> {}
        case NEVER -> invalid.add(extrinsic.hash());
      }
    }
    return invalid;
  }

  private static Fate apply(Open block, Extrinsic extrinsic) {
    try {
      return switch (block.executive.apply(extrinsic)) {
        case Result.Ok<Result<Unit, DispatchError>, TransactionValidityError> _ ->
            Fate.IN_THIS_BLOCK;
        case Result.Err<Result<Unit, DispatchError>, TransactionValidityError>(var error) ->
            fate(error);
      };
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      // Nobody may stop the chain with a transaction that shows a defect of ours.
      LOG.error("transaction left out for a defect hash={}", extrinsic.hash(), e);
      return Fate.NEVER;
    }
  }

  private enum Fate {
    IN_THIS_BLOCK,
    LATER,
    NOT_IN_THIS_BLOCK,
    NEVER
  }

  private static Fate fate(TransactionValidityError error) {
    return switch (error) {
      case TransactionValidityError.Invalid(InvalidTransaction.ExhaustsResources()) -> Fate.LATER;
      case TransactionValidityError.Invalid(InvalidTransaction.Future()) -> Fate.NOT_IN_THIS_BLOCK;
      case TransactionValidityError.Invalid(InvalidTransaction.Stale()) -> Fate.NEVER;
      case TransactionValidityError.Invalid _ -> Fate.NEVER;
      case TransactionValidityError.Unknown _ -> Fate.NEVER;
    };
  }
}
