package network.khala.finality.cometbft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Why a block counts as decided: one entry for each validator of the set that signs it, in its
/// order.
///
/// @param height the block's height
/// @param round the round in which it was decided
/// @param blockId the block
/// @param signatures the entries
public record Commit(long height, int round, BlockId blockId, List<CommitSig> signatures) {
  /// Copies the list.
  public Commit {
    signatures = List.copyOf(signatures);
  }

  /// The root over the entries, the next header's `last_commit_hash`.
  public Bytes32 hash() {
    return MerkleTree.root(signatures.stream().map(CommitSig::encode).toList());
  }

  /// What the validator of an entry has signed; nil votes name no block.
  public byte[] signBytes(String chainId, CommitSig entry) {
    BlockId voted =
        switch (entry.flag()) {
          case COMMIT -> blockId;
          case NIL, ABSENT -> BlockId.NIL;
        };
    return SignBytes.vote(
        SignBytes.VoteType.PRECOMMIT, chainId, height, round, voted, entry.timestamp());
  }

  /// What is wrong with the form of this commit, if anything.
  Optional<String> flaw() {
    if (height < 0 || round < 0) {
      return Optional.of("height " + height + ", round " + round);
    }
    if (blockId.isNil() || !blockId.isWellFormed()) {
      return Optional.of("block id " + blockId);
    }
    if (signatures.isEmpty()) {
      return Optional.of("no signatures");
    }
    for (int i = 0; i < signatures.size(); i++) {
      if (!signatures.get(i).isWellFormed()) {
        return Optional.of("entry " + i + " is not well-formed");
      }
    }
    return Optional.empty();
  }

  /// The protobuf message.
  byte[] encode() {
    ProtoWriter out =
        new ProtoWriter().varint(1, height).varint(2, round).message(3, blockId.encode());
    for (CommitSig signature : signatures) {
      out.message(4, signature.encode());
    }
    return out.toArray();
  }

  /// Reads the protobuf message.
  public static Commit decode(Bytes message) throws MalformedProtoException {
    return read(new ProtoReader(message, "Commit"));
  }

  static Commit read(ProtoReader in) throws MalformedProtoException {
    long height = 0;
    int round = 0;
    BlockId blockId = BlockId.NIL;
    List<CommitSig> signatures = new ArrayList<>();
    for (int field = in.next(); field != 0; field = in.next()) {
      switch (field) {
        case 1 -> height = in.once().int64();
        case 2 -> round = in.once().int32();
        case 3 -> blockId = BlockId.read(in.once().message("BlockID"));
        case 4 -> {
          if (signatures.size() == ValidatorSet.MAX_SIZE) {
            throw in.error("more than " + ValidatorSet.MAX_SIZE + " signatures");
          }
          signatures.add(CommitSig.read(in.message("CommitSig")));
        }
        default -> throw in.unknown();
      }
    }
    return new Commit(height, round, blockId, signatures);
  }
}
