package network.khala.testkit.consensus;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import network.khala.finality.cometbft.BlockId;
import network.khala.finality.cometbft.CometHeader;
import network.khala.finality.cometbft.Commit;
import network.khala.finality.cometbft.CommitSig;
import network.khala.finality.cometbft.Validator;
import network.khala.finality.cometbft.ValidatorSet;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// Reads CometBFT's structures in the notation of the vector files.
final class CometJson {
  private static final BigInteger NANOS = BigInteger.valueOf(1_000_000_000);

  private CometJson() {}

  static Bytes bytes(JsonNode node, String member) {
    return Bytes.fromHex(node.get(member).asString());
  }

  static Instant time(JsonNode text) {
    return Instant.parse(text.asString());
  }

  /// A number of nanoseconds since 1970.
  static Instant unixNanos(JsonNode text) {
    BigInteger[] parts = new BigInteger(text.asString()).divideAndRemainder(NANOS);
    return Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact());
  }

  static BlockId blockId(JsonNode json) {
    return json.isNull()
        ? BlockId.NIL
        : new BlockId(
            bytes(json, "hash"), json.get("parts_total").asLong(), bytes(json, "parts_hash"));
  }

  static CometHeader header(JsonNode json) {
    return new CometHeader(
        json.get("version_block").asLong(),
        json.get("version_app").asLong(),
        json.get("chain_id").asString(),
        json.get("height").asLong(),
        time(json.get("time")),
        blockId(json.get("last_block_id")),
        bytes(json, "last_commit_hash"),
        bytes(json, "data_hash"),
        bytes(json, "validators_hash"),
        bytes(json, "next_validators_hash"),
        bytes(json, "consensus_hash"),
        bytes(json, "app_hash"),
        bytes(json, "last_results_hash"),
        bytes(json, "evidence_hash"),
        bytes(json, "proposer_address"));
  }

  static Commit commit(JsonNode json) {
    List<CommitSig> signatures = new ArrayList<>();
    for (JsonNode entry : json.get("signatures")) {
      CommitSig.Flag flag = CommitSig.Flag.of(entry.get(0).asLong()).orElseThrow();
      signatures.add(
          flag == CommitSig.Flag.ABSENT
              ? CommitSig.ABSENT
              : new CommitSig(
                  flag,
                  Bytes.fromHex(entry.get(1).asString()),
                  time(entry.get(2)),
                  Bytes.fromHex(entry.get(3).asString())));
    }
    return new Commit(
        json.get("height").asLong(),
        json.get("round").asInt(),
        blockId(json.get("block_id")),
        signatures);
  }

  static List<Validator> validators(JsonNode json) {
    List<Validator> validators = new ArrayList<>();
    for (JsonNode entry : json) {
      validators.add(
          new Validator(Bytes32.fromHex(entry.get(0).asString()), entry.get(1).asLong()));
    }
    return validators;
  }

  static ValidatorSet validatorSet(JsonNode json) {
    return ValidatorSet.of(validators(json));
  }
}
