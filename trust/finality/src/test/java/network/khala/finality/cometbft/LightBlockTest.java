package network.khala.finality.cometbft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;

class LightBlockTest {
  private static final Bytes HASH = Bytes.fromHex("cd".repeat(32));
  private static final Validator VALIDATOR = new Validator(Bytes32.fromHex("11".repeat(32)), 1_000);

  private static final LightBlock BLOCK =
      new LightBlock(
          new CometHeader(
              11,
              0,
              "chain",
              7,
              Instant.ofEpochSecond(-1, 5),
              BlockId.NIL,
              Bytes.EMPTY,
              HASH,
              HASH,
              HASH,
              HASH,
              HASH,
              HASH,
              HASH,
              VALIDATOR.address()),
          new Commit(7, 2, new BlockId(HASH, 300, HASH), List.of(CommitSig.ABSENT)),
          ValidatorSet.of(List.of(VALIDATOR)));

  @Test
  void decode_ownEncoding_givesTheSame() throws MalformedProtoException {
    assertThat(LightBlock.decode(BLOCK.encode())).isEqualTo(BLOCK);
  }

  @Test
  void decode_everyPrefix_isRefused() {
    Bytes encoded = BLOCK.encode();
    for (int length = 0; length < encoded.size(); length++) {
      Bytes prefix = encoded.slice(0, length);
      assertThatThrownBy(() -> LightBlock.decode(prefix))
          .as("prefix of %d bytes", length)
          .isInstanceOf(MalformedProtoException.class);
    }
  }

  @Test
  void decode_fieldTwice_isRefused() {
    Bytes twice = BLOCK.encode().concat(BLOCK.encode());
    assertThatThrownBy(() -> LightBlock.decode(twice))
        .isInstanceOf(MalformedProtoException.class)
        .hasMessageContaining("comes twice");
  }

  @Test
  void decode_unknownField_isRefused() {
    Bytes more = BLOCK.encode().concat(Bytes.fromHex("1801"));
    assertThatThrownBy(() -> LightBlock.decode(more))
        .isInstanceOf(MalformedProtoException.class)
        .hasMessageContaining("field 3 is unknown");
  }

  @Test
  void decode_tooLong_isRefused() {
    Bytes flood = Bytes.of(new byte[LightBlock.MAX_BYTES + 1]);
    assertThatThrownBy(() -> LightBlock.decode(flood))
        .isInstanceOf(MalformedProtoException.class)
        .hasMessageContaining("at most");
  }

  @Test
  void validatorSet_overflowingPower_isRefused() {
    Validator second = new Validator(Bytes32.fromHex("22".repeat(32)), 1);
    Validator whale = new Validator(Bytes32.fromHex("33".repeat(32)), ValidatorSet.MAX_TOTAL_POWER);
    assertThatThrownBy(() -> ValidatorSet.of(List.of(whale, second)))
        .isInstanceOf(ValidatorSet.VotingPowerOverflowException.class);
  }

  @Test
  void validatorSet_sameKeyTwiceOrNoPower_isRefused() {
    assertThatThrownBy(() -> ValidatorSet.of(List.of(VALIDATOR, VALIDATOR)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
    Validator idle = new Validator(VALIDATOR.key(), 0);
    assertThatThrownBy(() -> ValidatorSet.of(List.of(idle)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("power 0");
  }
}
