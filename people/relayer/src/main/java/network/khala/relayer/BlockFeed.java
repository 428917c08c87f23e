package network.khala.relayer;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import network.khala.client.rpc.RpcException;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.RequiredKeys;
import network.khala.protocol.prpc.DispatchProvenResult;
import network.khala.protocol.prpc.EventProof;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;

/// Feeds block heads under a read proof, the messages that belong to them, and whatever else the
/// enclave asks for: keys proven after a block, evidence of other workers.
///
/// Source: `docs/protocol/relayer.md#blocks`.
final class BlockFeed {
  /// Nodes keep the states of at least so many of the newest blocks.
  private static final int RECENT_STATES = 200;

  private static final int MAX_EVIDENCE_BYTES = 32 << 20;
  private static final Bytes INGRESS_PREFIX = StorageKey.of("PhalaMq", "OffchainIngress");
  private static final List<Bytes> HEAD_KEYS =
      List.of(
          LightKeys.MESSAGE_ACCUMULATOR,
          LightKeys.MINIMUM_PRUNTIME_VERSION,
          LightKeys.PRUNTIME_ALLOW_LIST,
          LightKeys.PARACHAIN_ID);

  private final PRuntimeClient worker;
  private final LightData light;
  private final int batch;
  private boolean floorWanted;

  BlockFeed(PRuntimeClient worker, LightData light, int batch) {
    this.worker = worker;
    this.light = light;
    this.batch = batch;
  }

  /// Whether the enclave asked, since the last time, how much the chain has taken of its messages.
  boolean takeFloorWanted() {
    boolean wanted = floorWanted;
    floorWanted = false;
    return wanted;
  }

  /// Feeds heads and messages if headers are there for them.
  ///
  /// @param ingressKeys keys of the enclave's own senders, proven beside the heads
  /// @param execute whether messages are fed too; enclaves in safe mode take heads only
  /// @return whether there was something to feed
  boolean feed(Counters at, long lastFinal, List<Bytes> ingressKeys, boolean execute)
      throws InterruptedException {
    ProvenBlocks.Builder request = ProvenBlocks.newBuilder();
    long lastHead = at.head() - 1;
    if (at.block() >= at.head()) {
      Optional<Proven> proven = lastProvable(at, lastFinal, ingressKeys);
      if (proven.isEmpty()) {
        return false;
      }
      lastHead = proven.get().number();
      request
          .setEncodedHeads(
              Protobuf.bytes(BlockHead.LIST_CODEC.encode(light.heads(at.head(), lastHead))))
          .addAllProofNodes(Protobuf.all(proven.get().nodes()));
    }
    if (execute) {
      addBlocks(request, at.block(), Math.min(lastHead, at.block() + batch - 1));
    }
    exchange(request, lastHead);
    return true;
  }

  /// A height with the nodes that prove what the enclave reads there.
  private record Proven(long number, List<Bytes> nodes) {}

  /// The last height with a verified header whose state is provable.
  private Optional<Proven> lastProvable(Counters at, long lastFinal, List<Bytes> ingressKeys) {
    long last = at.header() - 1;
    if (last < at.head()) {
      return Optional.empty();
    }
    if (last + RECENT_STATES >= lastFinal) {
      List<Bytes> keys = new ArrayList<>(HEAD_KEYS);
      keys.addAll(ingressKeys);
      try {
        return Optional.of(new Proven(last, light.readProof(keys, light.header(last).hash())));
      } catch (RpcException.Answered e) {
        // A node that keeps fewer states has its proof points still.
      }
    }
    long point = last / HeaderFeed.POINT_INTERVAL * HeaderFeed.POINT_INTERVAL;
    return light
        .proofPoint(Math.max(point, at.head()))
        .filter(found -> found.number() <= last)
        .map(found -> new Proven(found.number(), found.proof()));
  }

  private void addBlocks(ProvenBlocks.Builder request, long from, long to) {
    List<BlockMessages> blocks = light.messages(from, to);
    if (needProofs(blocks)) {
      LightData.Events events = light.events(from, blocks.getLast().number());
      request.addAllEventProofs(events.proofs());
      blocks = blocks.stream().filter(block -> block.number() <= events.upTo()).toList();
    }
    request.setEncodedBlocks(Protobuf.bytes(BlockMessages.LIST_CODEC.encode(blocks)));
  }

  private static boolean needProofs(List<BlockMessages> blocks) {
    RequiredKeys required = RequiredKeys.forEveryWorker();
    return blocks.stream().anyMatch(block -> !required.ofBlock(block.messages()).isEmpty());
  }

  /// Sends the request, and again with what the answer asks for, until nothing is missing.
  private void exchange(ProvenBlocks.Builder request, long lastHead) throws InterruptedException {
    DispatchProvenResult before = DispatchProvenResult.getDefaultInstance();
    int repeats = 0;
    while (true) {
      DispatchProvenResult result = worker.dispatch(request.build());
      request.clearEvidence();
      if (result.getMissingKeysCount() == 0 && result.getMissingEvidenceCount() == 0) {
        return;
      }
      if (result.getMissingKeysList().stream().anyMatch(BlockFeed::isIngress)) {
        floorWanted = true;
        return;
      }
      repeats = result.equals(before) ? repeats + 1 : 0;
      before = result;
      boolean headsTaken = Integer.toUnsignedLong(result.getHeadsTo()) >= lastHead;
      if (headsTaken) {
        request.clearEncodedHeads().clearProofNodes();
      }
      supply(request, result, headsTaken, repeats);
    }
  }

  private void supply(
      ProvenBlocks.Builder request, DispatchProvenResult result, boolean headsTaken, int repeats) {
    long number = Integer.toUnsignedLong(result.getMissingBlock());
    if (repeats > 1) {
      throw new FeedException(
          "pRuntime "
              + worker.endpoint()
              + " still misses keys of block "
              + number
              + " after the node gave all it has: "
              + result.getMissingKeysList().stream()
                  .map(key -> Protobuf.bytes(key).toHex())
                  .toList(),
          "use a node that keeps light data from block 1 and the states of recent blocks");
    }
    if (result.getMissingKeysCount() > 0) {
      List<Bytes> keys = result.getMissingKeysList().stream().map(Protobuf::bytes).toList();
      if (!headsTaken) {
        request.addAllProofNodes(Protobuf.all(readProof(keys, number)));
      } else {
        merge(request, number, repeats == 0 ? eventNodes(keys, number) : readNodes(keys, number));
      }
    }
    addEvidence(request, result.getMissingEvidenceList());
  }

  private List<ByteString> eventNodes(List<Bytes> keys, long number) {
    List<EventProof> proofs = light.events(number, number).proofs();
    return proofs.isEmpty() ? readNodes(keys, number) : proofs.getFirst().getProofNodesList();
  }

  private List<ByteString> readNodes(List<Bytes> keys, long number) {
    return Protobuf.all(readProof(keys, number));
  }

  private List<Bytes> readProof(List<Bytes> keys, long number) {
    return light.readProof(keys, light.header(number).hash());
  }

  /// One proof a block, whatever it was put together from.
  private static void merge(ProvenBlocks.Builder request, long number, List<ByteString> nodes) {
    SequencedSet<ByteString> all = new LinkedHashSet<>(nodes);
    for (int i = request.getEventProofsCount() - 1; i >= 0; i--) {
      if (Integer.toUnsignedLong(request.getEventProofs(i).getNumber()) == number) {
        all.addAll(request.getEventProofs(i).getProofNodesList());
        request.removeEventProofs(i);
      }
    }
    request.addEventProofs(
        EventProof.newBuilder().setNumber((int) number).addAllProofNodes(all).build());
  }

  private void addEvidence(ProvenBlocks.Builder request, List<ByteString> hashes) {
    long size = 0;
    for (ByteString hash : hashes) {
      Bytes wanted = Protobuf.bytes(hash);
      ByteString evidence =
          light
              .evidence(wanted)
              .orElseThrow(
                  () ->
                      new FeedException(
                          "the node does not have the evidence " + wanted,
                          "use a node that keeps light data from block 1"));
      if (size > 0 && size + evidence.size() > MAX_EVIDENCE_BYTES) {
        return;
      }
      size += evidence.size();
      request.addEvidence(evidence);
    }
  }

  private static boolean isIngress(ByteString key) {
    return Protobuf.bytes(key).startsWith(INGRESS_PREFIX);
  }
}
