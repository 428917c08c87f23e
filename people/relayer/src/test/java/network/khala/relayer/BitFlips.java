package network.khala.relayer;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.prpc.EventProof;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.pruntime.Enclave;
import network.khala.pruntime.PrpcException;

/// Sends a request of each kind once for each of its bytes with a bit of that byte flipped, before
/// it lets the true one pass. Further requests of the kind pass at once.
final class BitFlips implements EnclaveHost.Attacker {
  private final Set<String> kinds = new TreeSet<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private volatile String breach = "";

  /// How many flips were refused or answered without any effect, by field.
  synchronized Map<String, Integer> refused() {
    return Map.copyOf(refused);
  }

  /// What should not have happened; empty if nothing did.
  String breach() {
    return breach;
  }

  @Override
  public void before(Enclave enclave, Message request) {
    try {
      switch (request) {
        case HeadersToSync headers when isNew("headers") ->
            flip(
                enclave,
                "headers",
                headers.getEncodedHeaders(),
                each -> enclave.syncHeaders(headers.toBuilder().setEncodedHeaders(each).build()));
        case ProvenBlocks blocks when isNew(kind(blocks)) -> flip(enclave, blocks);
        default -> {}
      }
    } catch (RuntimeException | AssertionError e) {
      breach = e.toString();
    }
  }

  private synchronized boolean isNew(String kind) {
    return kinds.add(kind);
  }

  private static String kind(ProvenBlocks blocks) {
    boolean messages =
        !blocks.getEncodedBlocks().isEmpty()
            && BlockMessages.LIST_CODEC.decode(blocks.getEncodedBlocks().toByteArray()).stream()
                .anyMatch(block -> !block.messages().isEmpty());
    return "heads "
        + !blocks.getEncodedHeads().isEmpty()
        + " messages "
        + messages
        + " events "
        + (blocks.getEventProofsCount() > 0);
  }

  private void flip(Enclave enclave, ProvenBlocks blocks) {
    Consumer<ProvenBlocks.Builder> send = each -> enclave.dispatch(each.build());
    flip(
        enclave,
        "heads",
        blocks.getEncodedHeads(),
        each -> send.accept(blocks.toBuilder().setEncodedHeads(each)));
    for (int i = 0; i < blocks.getProofNodesCount(); i++) {
      int index = i;
      flip(
          enclave,
          "proof",
          blocks.getProofNodes(i),
          each -> send.accept(blocks.toBuilder().setProofNodes(index, each)));
    }
    for (int i = 0; i < blocks.getEventProofsCount(); i++) {
      EventProof proof = blocks.getEventProofs(i);
      for (int j = 0; j < proof.getProofNodesCount(); j++) {
        int index = i;
        EventProof.Builder changed = proof.toBuilder();
        int node = j;
        flip(
            enclave,
            "event proof",
            proof.getProofNodes(j),
            each ->
                send.accept(
                    blocks.toBuilder()
                        .setEventProofs(index, changed.clone().setProofNodes(node, each))));
      }
    }
    // Last, since the heads before them are true and are taken.
    flip(
        enclave,
        "messages",
        blocks.getEncodedBlocks(),
        each -> send.accept(blocks.toBuilder().setEncodedBlocks(each)));
  }

  private void flip(Enclave enclave, String field, ByteString content, Consumer<ByteString> send) {
    byte[] bytes = content.toByteArray();
    PhactoryInfo after = enclave.info();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) (1 << (i & 7));
      PhactoryInfo before = after;
      boolean answered = true;
      try {
        send.accept(ByteString.copyFrom(bytes));
      } catch (PrpcException e) {
        answered = false;
      }
      bytes[i] ^= (byte) (1 << (i & 7));
      after = enclave.info();
      // Heads beside flipped messages or event proofs are true, and are taken once.
      boolean heads =
          field.equals("messages")
              || field.equals("event proof")
              || before.getHeadsNum() == after.getHeadsNum();
      // A proof may hold nodes that this worker does not need.
      boolean blocks = field.equals("event proof") || before.getBlocknum() == after.getBlocknum();
      if (!heads || !blocks || before.getHeadernum() != after.getHeadernum()) {
        throw new AssertionError(
            "byte %d of %s flipped and %s: %s then %s"
                .formatted(i, field, answered ? "answered" : "refused", before, after));
      }
      count(field);
    }
  }

  private synchronized void count(String field) {
    refused.merge(field, 1, Integer::sum);
  }
}
