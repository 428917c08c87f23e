package network.khala.pruntime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.RequiredKeys;
import network.khala.protocol.prpc.DispatchProvenResult;
import network.khala.protocol.prpc.EventProof;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.registry.WorkerEvidence;
import network.khala.protocol.substrate.Hash;
import network.khala.pruntime.chain.BlockState;
import network.khala.pruntime.chain.LightChain;
import network.khala.pruntime.chain.ProvenReads;
import network.khala.scale.Bytes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call of DispatchProvenBlocks: evidence is remembered, heads are taken, blocks are executed.
/// Whatever is missing goes into the answer, and nothing is executed then.
final class BlockFeed {
  private static final Logger LOG = LoggerFactory.getLogger(BlockFeed.class);

  private final Worker worker;
  private final LightChain chain;
  private final boolean execute;
  private final Instant now;
  private final DispatchProvenResult.Builder result = DispatchProvenResult.newBuilder();

  /// @param execute whether blocks are executed; else their heads count as done
  BlockFeed(Worker worker, boolean execute, Instant now) {
    this.worker = worker;
    this.chain = worker.chain();
    this.execute = execute;
    this.now = now;
  }

  /// What went wrong while a block was executed: the worker is of no use any more.
  static final class HalfExecutedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HalfExecutedException(long block, RuntimeException cause) {
      super("block " + block + " could not be executed: " + cause.getMessage(), cause);
    }
  }

  /// Takes what the request brings.
  ///
  /// @throws PrpcException if something is refused; what was taken before stays
  /// @throws HalfExecutedException if the machine failed while a block was executed
  DispatchProvenResult take(ProvenBlocks request) {
    request.getEvidenceList().forEach(one -> worker.evidence().take(Wire.bytes(one)));
    boolean complete = takeHeads(request);
    if (!execute) {
      chain.skipToHeads();
    } else if (complete) {
      runBlocks(request);
    }
    return result
        .setSyncedTo((int) chain.nextBlock() - 1)
        .setHeadsTo((int) chain.nextHead() - 1)
        .build();
  }

  private boolean takeHeads(ProvenBlocks request) {
    if (request.getEncodedHeads().isEmpty()) {
      return true;
    }
    List<BlockHead> heads = Wire.decode(BlockHead.BATCH_CODEC, request.getEncodedHeads());
    LightChain.HeadsResult taken = chain.takeHeads(heads, Wire.list(request.getProofNodesList()));
    taken.reads().ifPresent(reads -> worker.egress().purge(reads, chain.nextHead() - 1));
    if (taken.missing().isEmpty()) {
      return true;
    }
    missing(heads.getLast().number(), taken.missing());
    return false;
  }

  private void runBlocks(ProvenBlocks request) {
    if (request.getEncodedBlocks().isEmpty()) {
      return;
    }
    List<BlockMessages> blocks =
        executable(Wire.decode(BlockMessages.LIST_CODEC, request.getEncodedBlocks()));
    Map<Long, ProvenReads> proofs = eventProofs(request);
    if (!decided(blocks, proofs)) {
      return;
    }
    for (BlockMessages block : blocks) {
      if (!maySpeak(block.number())) {
        return;
      }
      run(block, Optional.ofNullable(proofs.get(block.number())));
      if (worker.role().mustBeginAgain().isPresent()) {
        return;
      }
    }
  }

  /// The blocks that come next and are the chain's, up to the first that this program may not
  /// execute.
  private List<BlockMessages> executable(List<BlockMessages> brought) {
    List<BlockMessages> blocks =
        brought.stream().filter(block -> block.number() >= chain.nextBlock()).toList();
    if (blocks.isEmpty()) {
      return blocks;
    }
    worker
        .outlawed()
        .ifPresent(
            reason -> {
              throw PrpcException.failed("This program may not execute the next block: " + reason);
            });
    long expected = chain.nextBlock();
    int known = 0;
    for (BlockMessages block : blocks) {
      if (block.number() != expected++) {
        throw PrpcException.failed("BlockNumberMismatch");
      }
      BlockHead head = chain.head(block.number());
      if (head.consensusVersion() > Program.CONSENSUS_VERSION) {
        break;
      }
      if (!BlockHead.hashOf(block.messages()).equals(head.messagesHash())) {
        throw PrpcException.failed("MessagesMismatch");
      }
      known++;
    }
    return blocks.subList(0, known);
  }

  private Map<Long, ProvenReads> eventProofs(ProvenBlocks request) {
    Map<Long, ProvenReads> proofs = new TreeMap<>();
    for (EventProof proof : request.getEventProofsList()) {
      long number = Integer.toUnsignedLong(proof.getNumber());
      if (number >= chain.nextBlock() && number < chain.nextHeader()) {
        proofs.put(number, chain.reads(number, Wire.list(proof.getProofNodesList())));
      }
    }
    return proofs;
  }

  /// Whether every key that the blocks require is decided and all evidence is there; if not, the
  /// answer says what is missing for the first block that misses something.
  private boolean decided(List<BlockMessages> blocks, Map<Long, ProvenReads> proofs) {
    RequiredKeys required = worker.requiredKeys();
    for (BlockMessages block : blocks) {
      SortedSet<Bytes> keys = required.ofBlock(block.messages());
      ProvenReads reads = proofs.get(block.number());
      SortedSet<Bytes> open = new TreeSet<>(keys);
      if (reads != null) {
        open.removeIf(reads::decides);
      }
      List<Hash> evidence = reads == null ? List.of() : missingEvidence(keys, reads);
      if (!open.isEmpty() || !evidence.isEmpty()) {
        missing(block.number(), open);
        evidence.forEach(hash -> result.addMissingEvidence(Wire.string(hash.toArray())));
        return false;
      }
    }
    return true;
  }

  private List<Hash> missingEvidence(SortedSet<Bytes> keys, ProvenReads reads) {
    return keys.stream()
        .filter(LightKeys::isWorkerEvidence)
        .filter(reads::decides)
        .flatMap(key -> reads.value(key, WorkerEvidence.CODEC, "evidence").stream())
        .map(WorkerEvidence::evidenceHash)
        .filter(hash -> !worker.evidence().knows(hash))
        .distinct()
        .toList();
  }

  private void missing(long block, SortedSet<Bytes> keys) {
    result.setMissingBlock((int) block);
    keys.forEach(key -> result.addMissingKeys(Wire.string(key.toArray())));
  }

  /// Whether there is room for what the block may make the worker say.
  private boolean maySpeak(long block) {
    Optional<Bytes> wanted = worker.egress().wantedBefore(block);
    if (wanted.isPresent()) {
      missing(block, new TreeSet<>(List.of(wanted.get())));
      return false;
    }
    if (worker.egress().isFull()) {
      throw PrpcException.failed("EgressFull");
    }
    return true;
  }

  private void run(BlockMessages block, Optional<ProvenReads> proof) {
    BlockHead head = chain.head(block.number());
    BlockState state =
        new BlockState(
            head.number(), head.timestampMs(), key -> proof.flatMap(reads -> reads.value(key)));
    try {
      worker.run(head, block.messages(), state, now);
    } catch (RuntimeException e) {
      LOG.error("block could not be executed number={}", block.number(), e);
      throw new HalfExecutedException(block.number(), e);
    }
  }
}
