package network.khala.finality;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.finality.cometbft.BlockId;
import network.khala.finality.cometbft.CometHeader;
import network.khala.finality.cometbft.Commit;
import network.khala.finality.cometbft.CommitSig;
import network.khala.finality.cometbft.LightBlock;
import network.khala.finality.cometbft.Validator;
import network.khala.finality.cometbft.ValidatorSet;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Four validators of equal power that sign whatever a test asks for.
final class Authorities {
  static final Instant GENESIS_TIME = Instant.ofEpochSecond(1_767_225_600L);
  static final Bytes32 GENESIS_HASH = Bytes32.fromHex("ab".repeat(32));
  static final String SPEC_ID = "khala-test";
  static final String CHAIN_ID = SPEC_ID + "-" + "ab".repeat(8);

  private static final Bytes HASH = Bytes.fromHex("cd".repeat(32));

  private final List<Ed25519KeyPair> keys = new ArrayList<>();
  private final ValidatorSet set;

  Authorities() {
    List<Validator> validators = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      byte[] seed = new byte[32];
      seed[0] = (byte) (i + 1);
      Ed25519KeyPair key = Ed25519KeyPair.fromSeed(SecretBytes.copyOf(seed));
      keys.add(key);
      validators.add(new Validator(key.publicKey(), 10));
    }
    set = ValidatorSet.sorted(validators);
  }

  ValidatorSet set() {
    return set;
  }

  Ed25519KeyPair first() {
    return keys.getFirst();
  }

  FinalityAnchor.CometBft anchor() {
    return new FinalityAnchor.CometBft(
        Bytes.wrap(SPEC_ID.getBytes(StandardCharsets.US_ASCII)),
        1,
        GENESIS_TIME.getEpochSecond(),
        GENESIS_TIME.getNano(),
        set.validators().stream()
            .map(each -> new FinalityAnchor.Validator(each.key(), each.power()))
            .toList());
  }

  /// The header of a height, three seconds after the one before.
  CometHeader header(long height, Bytes appHash) {
    return new CometHeader(
        CometHeader.BLOCK_PROTOCOL,
        1,
        CHAIN_ID,
        height,
        GENESIS_TIME.plusSeconds(3 * height),
        new BlockId(HASH, 1, HASH),
        HASH,
        HASH,
        set.hash().toBytes(),
        set.hash().toBytes(),
        HASH,
        appHash,
        HASH,
        HASH,
        set.get(0).address());
  }

  /// The light block of a height that `signers` of the validators have signed.
  LightBlock lightBlock(long height, Bytes appHash, int signers) {
    CometHeader header = header(height, appHash);
    BlockId blockId = new BlockId(header.hash().orElseThrow().toBytes(), 1, HASH);
    Instant time = header.time().plusSeconds(1);
    Commit unsigned = new Commit(height, 0, blockId, List.of());
    List<CommitSig> entries = new ArrayList<>();
    for (Validator validator : set.validators()) {
      if (entries.size() < signers) {
        CommitSig draft =
            new CommitSig(CommitSig.Flag.COMMIT, validator.address(), time, Bytes.EMPTY);
        byte[] signature = key(validator).sign(unsigned.signBytes(CHAIN_ID, draft));
        entries.add(
            new CommitSig(CommitSig.Flag.COMMIT, validator.address(), time, Bytes.of(signature)));
      } else {
        entries.add(CommitSig.ABSENT);
      }
    }
    return new LightBlock(header, new Commit(height, 0, blockId, entries), set);
  }

  private Ed25519KeyPair key(Validator validator) {
    return keys.stream()
        .filter(each -> each.publicKey().equals(validator.key()))
        .findFirst()
        .orElseThrow();
  }
}
