package network.khala.finality.cometbft;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// A CometBFT header. Its hash is the Merkle root over the encodings of its 14 fields, in the order
/// of the components, block and application version being one.
///
/// @param blockVersion the version of the block protocol
/// @param appVersion the version of the application
/// @param chainId the chain, at most 50 bytes
/// @param height the height, from 1
/// @param time when the block was proposed
/// @param lastBlockId the block before
/// @param lastCommitHash the root over the commit entries of the block before
/// @param dataHash the root over the hashes of the transactions
/// @param validatorsHash the set that signs this block
/// @param nextValidatorsHash the set that signs the next one
/// @param consensusHash the parameters that are committed to
/// @param appHash what the application returned for the block before: the hash of its Substrate
///   header
/// @param lastResultsHash the root over the results of the block before
/// @param evidenceHash the root over the evidence in this block
/// @param proposerAddress who proposed it, 20 bytes
public record CometHeader(
    long blockVersion,
    long appVersion,
    String chainId,
    long height,
    Instant time,
    BlockId lastBlockId,
    Bytes lastCommitHash,
    Bytes dataHash,
    Bytes validatorsHash,
    Bytes nextValidatorsHash,
    Bytes consensusHash,
    Bytes appHash,
    Bytes lastResultsHash,
    Bytes evidenceHash,
    Bytes proposerAddress) {
  /// The only block protocol that is supported, that of CometBFT 0.38.
  public static final long BLOCK_PROTOCOL = 11;

  /// The longest chain id in bytes.
  public static final int MAX_CHAIN_ID_BYTES = 50;

  static final int HASH_SIZE = 32;
  static final int ADDRESS_SIZE = 20;

  /// The header's hash; empty if it names no validators.
  public Optional<Bytes32> hash() {
    return validatorsHash.isEmpty() ? Optional.empty() : Optional.of(MerkleTree.root(leaves()));
  }

  /// The 14 items of the header's Merkle tree.
  public List<byte[]> leaves() {
    return List.of(
        version(),
        new ProtoWriter().text(1, chainId).toArray(),
        new ProtoWriter().varint(1, height).toArray(),
        ProtoWriter.encodeTime(time),
        lastBlockId.encode(),
        wrapped(lastCommitHash),
        wrapped(dataHash),
        wrapped(validatorsHash),
        wrapped(nextValidatorsHash),
        wrapped(consensusHash),
        wrapped(appHash),
        wrapped(lastResultsHash),
        wrapped(evidenceHash),
        wrapped(proposerAddress));
  }

  /// What is wrong with the form of this header, if anything. The version is judged apart.
  Optional<String> flaw() {
    if (chainId.getBytes(StandardCharsets.UTF_8).length > MAX_CHAIN_ID_BYTES) {
      return Optional.of("chain id has more than " + MAX_CHAIN_ID_BYTES + " bytes");
    }
    if (height < 1) {
      return Optional.of("height " + height);
    }
    if (!lastBlockId.isWellFormed()) {
      return Optional.of("last block id " + lastBlockId);
    }
    List<Bytes> hashes =
        List.of(
            lastCommitHash,
            dataHash,
            validatorsHash,
            nextValidatorsHash,
            consensusHash,
            lastResultsHash,
            evidenceHash);
    if (!hashes.stream().allMatch(CometHeader::isHashOrEmpty)) {
      return Optional.of("a hash has neither 0 nor 32 bytes");
    }
    if (proposerAddress.size() != ADDRESS_SIZE) {
      return Optional.of("proposer address of " + proposerAddress.size() + " bytes");
    }
    return Optional.empty();
  }

  static boolean isHashOrEmpty(Bytes bytes) {
    return bytes.isEmpty() || bytes.size() == HASH_SIZE;
  }

  /// The protobuf message.
  public byte[] encode() {
    return new ProtoWriter()
        .message(1, version())
        .text(2, chainId)
        .varint(3, height)
        .time(4, time)
        .message(5, lastBlockId.encode())
        .bytes(6, lastCommitHash)
        .bytes(7, dataHash)
        .bytes(8, validatorsHash)
        .bytes(9, nextValidatorsHash)
        .bytes(10, consensusHash)
        .bytes(11, appHash)
        .bytes(12, lastResultsHash)
        .bytes(13, evidenceHash)
        .bytes(14, proposerAddress)
        .toArray();
  }

  /// Reads the protobuf message.
  public static CometHeader decode(Bytes message) throws MalformedProtoException {
    return read(new ProtoReader(message, "Header"));
  }

  static CometHeader read(ProtoReader in) throws MalformedProtoException {
    long blockVersion = 0;
    long appVersion = 0;
    String chainId = "";
    long height = 0;
    Instant time = Instant.EPOCH;
    BlockId lastBlockId = BlockId.NIL;
    Bytes[] fields = new Bytes[15];
    Arrays.fill(fields, Bytes.EMPTY);
    for (int field = in.next(); field != 0; field = in.next()) {
      in.once();
      switch (field) {
        case 1 -> {
          ProtoReader version = in.message("Consensus");
          for (int part = version.next(); part != 0; part = version.next()) {
            switch (part) {
              case 1 -> blockVersion = version.once().int64();
              case 2 -> appVersion = version.once().int64();
              default -> throw version.unknown();
            }
          }
        }
        case 2 -> chainId = in.text(MAX_CHAIN_ID_BYTES);
        case 3 -> height = in.int64();
        case 4 -> time = in.time();
        case 5 -> lastBlockId = BlockId.read(in.message("BlockID"));
        case 6, 7, 8, 9, 10, 11, 12, 13 -> fields[field] = in.bytes(HASH_SIZE);
        case 14 -> fields[field] = in.bytes(ADDRESS_SIZE);
        default -> throw in.unknown();
      }
    }
    return new CometHeader(
        blockVersion,
        appVersion,
        chainId,
        height,
        time,
        lastBlockId,
        fields[6],
        fields[7],
        fields[8],
        fields[9],
        fields[10],
        fields[11],
        fields[12],
        fields[13],
        fields[14]);
  }

  private byte[] version() {
    return new ProtoWriter().varint(1, blockVersion).varint(2, appVersion).toArray();
  }

  private static byte[] wrapped(Bytes value) {
    return new ProtoWriter().bytes(1, value).toArray();
  }
}
