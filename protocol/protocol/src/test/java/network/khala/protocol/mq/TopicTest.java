package network.khala.protocol.mq;

import static org.assertj.core.api.Assertions.assertThat;

import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
  private static final MessageOrigin WORKER =
      new MessageOrigin.Worker(Sr25519PublicKey.fromHex("11".repeat(32)));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "~", "!", "@", "#", "$", "%", "&", "*", "_", "+", "-", "=", "|", "<", ">", "?", ",", ".",
        "/", ";", ":", "'", ""
      })
  void isValid_reservedOrNoFirstCharacter_isFalse(String first) {
    assertThat(Topic.of(first).isValid()).isFalse();
    assertThat(Topic.of(first + "topic").isOffchain()).isEqualTo(first.isEmpty());
  }

  @Test
  void isOffchain_caret_staysOnChain() {
    assertThat(Topic.of("^topic").isValid()).isTrue();
    assertThat(Topic.of("^topic").isOffchain()).isFalse();
    assertThat(Topic.of("topic").isOffchain()).isTrue();
    assertThat(new Topic(Bytes.fromHex("ff")).isOffchain()).isTrue();
  }

  @Test
  void contractCommand_anyContract_namesItInLowerCase() {
    assertThat(Topic.contractCommand(Hash.fromHex("C1".repeat(32))))
        .hasToString("phala/contract/" + "c1".repeat(32) + "/command");
  }

  @Test
  void mayWrite_eachClass_hasItsOwnTopics() {
    assertThat(Topics.mayWrite(WORKER, Topics.WORKING_REPORT)).isTrue();
    assertThat(Topics.mayWrite(WORKER, Topics.WORKING_INFO_UPDATE)).isFalse();
    assertThat(Topics.mayWrite(new MessageOrigin.Gatekeeper(), Topics.WORKING_INFO_UPDATE))
        .isTrue();
    assertThat(Topics.mayWrite(new MessageOrigin.Gatekeeper(), Topics.SYSTEM_EVENT)).isFalse();
    assertThat(
            Topics.mayWrite(new MessageOrigin.Cluster(Hash.ZERO), Topics.CONTRACT_REGISTRY_EVENT))
        .isTrue();
    assertThat(
            Topics.mayWrite(new MessageOrigin.Contract(Hash.ZERO), Topics.CONTRACT_REGISTRY_EVENT))
        .isFalse();
    assertThat(Topics.mayWrite(MessageOrigin.Pallet.of("PhalaRegistry"), Topics.SYSTEM_EVENT))
        .isFalse();
  }
}
