package network.khala.relayer;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.client.rpc.RpcClient;
import network.khala.client.rpc.RpcException;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.prpc.EventProof;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import tools.jackson.databind.JsonNode;

/// What a node keeps for enclaves: the `khala_*` methods and read proofs, decoded. Ranges are
/// inclusive; answers are checked for shape and order only, as enclaves verify them. Safe for use
/// by several threads.
///
/// Workers that ask for the same range soon after each other share one answer, which
/// [RecentAnswers] keeps. Every method throws [RpcException] if the node does not answer well.
final class LightData {
  private static final Codec<List<Header>> HEADERS = Codecs.list(Header.CODEC);

  private final RpcClient rpc;
  private final RecentAnswers answers;

  LightData(RpcClient rpc, RecentAnswers answers) {
    this.rpc = rpc;
    this.answers = answers;
  }

  /// Which blocks the node has light data of.
  ///
  /// @param first the first block
  /// @param last the newest block
  /// @param lastFinal the newest block that a finality proof can be had for
  record Range(long first, long last, long lastFinal) {}

  /// A block whose state is provable at any time.
  record ProofPoint(long number, Header header, List<Bytes> proof) {
    ProofPoint {
      proof = List.copyOf(proof);
    }
  }

  /// An encoded finality proof for `block`.
  record Finality(long block, Bytes proof) {}

  /// The event proofs of the blocks up to `upTo`.
  record Events(long upTo, List<EventProof> proofs) {
    Events {
      proofs = List.copyOf(proofs);
    }
  }

  Range range() {
    JsonNode answer = rpc.call("khala_lightRange");
    return new Range(
        Json.block(answer.path("first")),
        Json.block(answer.path("last")),
        Json.block(answer.path("lastFinal")));
  }

  Header header(long number) {
    return headers(number, number).getFirst();
  }

  List<Header> headers(long from, long to) {
    List<Header> headers = new ArrayList<>();
    while (from + headers.size() <= to) {
      long next = from + headers.size();
      long count = Math.min(HeaderToSync.MAX_HEADERS, to - next + 1);
      List<Header> more =
          Json.scale(HEADERS, "headers", answers.get(rpc, "khala_headers", next, count));
      requireRun("headers", next, to, more.stream().map(Header::number).toList());
      headers.addAll(more);
    }
    return headers;
  }

  List<BlockHead> heads(long from, long to) {
    List<BlockHead> heads = new ArrayList<>();
    while (from + heads.size() <= to) {
      long next = from + heads.size();
      List<BlockHead> more =
          Json.scale(BlockHead.LIST_CODEC, "heads", answers.get(rpc, "khala_blockHeads", next, to));
      requireRun("heads", next, to, more.stream().map(BlockHead::number).toList());
      heads.addAll(more);
    }
    return heads;
  }

  /// The messages of the first blocks of a range, at least of one: as many as the node puts into
  /// one answer.
  List<BlockMessages> messages(long from, long to) {
    List<BlockMessages> blocks =
        Json.scale(
            BlockMessages.LIST_CODEC,
            "messages",
            answers.get(rpc, "khala_blockMessages", from, to));
    requireRun("messages", from, to, blocks.stream().map(BlockMessages::number).toList());
    return blocks;
  }

  Events events(long from, long to) {
    JsonNode answer = answers.get(rpc, "khala_eventProofs", from, to);
    long upTo = Json.block(answer.path("upTo"));
    if (upTo < from) {
      throw Json.malformed("an upTo of at least " + from, answer.path("upTo"));
    }
    List<EventProof> proofs = new ArrayList<>();
    for (JsonNode each : Json.array(answer.path("proofs"))) {
      EventProof.Builder proof =
          EventProof.newBuilder().setNumber((int) Json.block(each.path("number")));
      Json.byteList(each.path("proof")).forEach(node -> proof.addProofNodes(Protobuf.bytes(node)));
      proofs.add(proof.build());
    }
    return new Events(Math.min(upTo, to), proofs);
  }

  Optional<ByteString> evidence(Bytes hash) {
    return Json.optionalBytes(answers.get(rpc, "khala_evidence", hash)).map(Protobuf::bytes);
  }

  /// The first proof point at or after a block, if one is final.
  Optional<ProofPoint> proofPoint(long atLeast) {
    JsonNode answer = answers.get(rpc, "khala_proofPoint", atLeast);
    if (answer.isNull()) {
      return Optional.empty();
    }
    long number = Json.block(answer.path("number"));
    Header header = Json.scale(Header.CODEC, "header", answer.path("header"));
    if (number < atLeast || header.number() != number) {
      throw Json.malformed("the header of a block from " + atLeast + " on", answer.path("number"));
    }
    return Optional.of(new ProofPoint(number, header, Json.byteList(answer.path("proof"))));
  }

  Finality finalityProof(long trusted, long target) {
    JsonNode answer = answers.get(rpc, "khala_finalityProof", trusted, target);
    long block = Json.block(answer.path("block"));
    if (block <= trusted || block > target) {
      throw Json.malformed("a block after " + trusted + " up to " + target, answer.path("block"));
    }
    return new Finality(block, Json.bytes(answer.path("proof")));
  }

  /// Proves keys in the state after a block, which the node must still have.
  List<Bytes> readProof(List<Bytes> keys, Hash block) {
    return Json.byteList(answers.get(rpc, "state_getReadProof", keys, block.value()).path("proof"));
  }

  /// A value in the state after a block.
  Optional<Bytes> storage(Bytes key, Hash block) {
    return Json.optionalBytes(rpc.call("state_getStorage", key, block.value()));
  }

  private static void requireRun(String what, long from, long to, List<Long> numbers) {
    boolean run = !numbers.isEmpty() && numbers.getLast() <= to;
    for (int i = 0; run && i < numbers.size(); i++) {
      run = numbers.get(i) == from + i;
    }
    if (!run) {
      throw new RpcException.Malformed(
          "the node's " + what + " should be of blocks " + from + " to " + to + " in order", null);
    }
  }
}
