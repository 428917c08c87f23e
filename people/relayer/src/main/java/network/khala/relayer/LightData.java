package network.khala.relayer;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.client.Answers;
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
  private static final long MAX_BLOCK = 0xffff_ffffL;
  private static final Codec<List<Header>> HEADERS = Codecs.list(Header.CODEC);

  private final RpcClient rpc;
  private final RecentAnswers answers;

  LightData(RpcClient rpc, RecentAnswers answers) {
    this.rpc = rpc;
    this.answers = answers;
  }

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

  /// The newest block that a finality proof can be had for.
  long lastFinal() {
    return block(rpc.call("khala_lightRange").path("lastFinal"));
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
          Answers.scale(HEADERS, "headers", answers.get(rpc, "khala_headers", next, count));
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
          Answers.scale(
              BlockHead.LIST_CODEC, "heads", answers.get(rpc, "khala_blockHeads", next, to));
      requireRun("heads", next, to, more.stream().map(BlockHead::number).toList());
      heads.addAll(more);
    }
    return heads;
  }

  /// The messages of the first blocks of a range, at least of one: as many as the node puts into
  /// one answer.
  List<BlockMessages> messages(long from, long to) {
    List<BlockMessages> blocks =
        Answers.scale(
            BlockMessages.LIST_CODEC,
            "messages",
            answers.get(rpc, "khala_blockMessages", from, to));
    requireRun("messages", from, to, blocks.stream().map(BlockMessages::number).toList());
    return blocks;
  }

  Events events(long from, long to) {
    JsonNode answer = answers.get(rpc, "khala_eventProofs", from, to);
    long upTo = block(answer.path("upTo"));
    if (upTo < from) {
      throw Answers.malformed("an upTo of at least " + from, answer.path("upTo"));
    }
    return new Events(
        Math.min(upTo, to), Answers.list(answer.path("proofs"), LightData::eventProof));
  }

  private static EventProof eventProof(JsonNode json) {
    return EventProof.newBuilder()
        .setNumber((int) block(json.path("number")))
        .addAllProofNodes(Protobuf.all(byteList(json.path("proof"))))
        .build();
  }

  Optional<ByteString> evidence(Bytes hash) {
    return Answers.optionalBytes(answers.get(rpc, "khala_evidence", hash)).map(Protobuf::bytes);
  }

  /// The first proof point at or after a block, if one is final.
  Optional<ProofPoint> proofPoint(long atLeast) {
    JsonNode answer = answers.get(rpc, "khala_proofPoint", atLeast);
    if (answer.isNull()) {
      return Optional.empty();
    }
    long number = block(answer.path("number"));
    Header header = Answers.scale(Header.CODEC, "header", answer.path("header"));
    if (number < atLeast || header.number() != number) {
      throw Answers.malformed(
          "the header of a block from " + atLeast + " on", answer.path("number"));
    }
    return Optional.of(new ProofPoint(number, header, byteList(answer.path("proof"))));
  }

  Finality finalityProof(long trusted, long target) {
    JsonNode answer = answers.get(rpc, "khala_finalityProof", trusted, target);
    long block = block(answer.path("block"));
    if (block <= trusted || block > target) {
      throw Answers.malformed(
          "a block after " + trusted + " up to " + target, answer.path("block"));
    }
    return new Finality(block, Answers.bytes(answer.path("proof")));
  }

  /// Proves keys in the state after a block, which the node must still have.
  List<Bytes> readProof(List<Bytes> keys, Hash block) {
    return byteList(answers.get(rpc, "state_getReadProof", keys, block.value()).path("proof"));
  }

  /// A value in the state after a block.
  Optional<Bytes> storage(Bytes key, Hash block) {
    return Answers.optionalBytes(rpc.call("state_getStorage", key, block.value()));
  }

  private static List<Bytes> byteList(JsonNode json) {
    return Answers.list(json, Answers::bytes);
  }

  private static long block(JsonNode json) {
    long number = Answers.number(json);
    if (number > MAX_BLOCK) {
      throw Answers.malformed("a block number", json);
    }
    return number;
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
