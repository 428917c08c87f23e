package network.khala.protocol.mq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import org.junit.jupiter.api.Test;

class MessageOriginTest {
  private static final Hash ONE = Hash.fromHex("01".repeat(32));

  private static final List<MessageOrigin> ASCENDING =
      List.of(
          MessageOrigin.Pallet.of("A"),
          MessageOrigin.Pallet.of("AA"),
          MessageOrigin.Pallet.of("B"),
          new MessageOrigin.Contract(Hash.ZERO),
          new MessageOrigin.Contract(ONE),
          new MessageOrigin.Worker(Sr25519PublicKey.fromHex("00".repeat(32))),
          new MessageOrigin.Worker(Sr25519PublicKey.fromHex("ff".repeat(32))),
          new MessageOrigin.AccountId(ONE),
          new MessageOrigin.MultiLocation(Bytes.fromHex("0102")),
          new MessageOrigin.Gatekeeper(),
          new MessageOrigin.Cluster(ONE),
          new MessageOrigin.Reserved());

  @Test
  void compareTo_allVariants_ordersByVariantThenContent() {
    List<MessageOrigin> shuffled = new ArrayList<>(ASCENDING);
    Collections.reverse(shuffled);
    Collections.sort(shuffled);
    assertThat(shuffled).isEqualTo(ASCENDING);
  }

  @Test
  void isOffchain_allVariants_isTrueForThoseThatSign() {
    assertThat(
            ASCENDING.stream().filter(MessageOrigin::isOffchain).map(Object::getClass).distinct())
        .containsExactly(
            MessageOrigin.Contract.class,
            MessageOrigin.Worker.class,
            MessageOrigin.Gatekeeper.class,
            MessageOrigin.Cluster.class);
  }

  @Test
  void isAlwaysWellFormed_allVariants_isTrueForChainAndEnclaves() {
    assertThat(
            ASCENDING.stream()
                .filter(MessageOrigin::isAlwaysWellFormed)
                .map(Object::getClass)
                .distinct())
        .containsExactly(
            MessageOrigin.Pallet.class, MessageOrigin.Worker.class, MessageOrigin.Gatekeeper.class);
  }

  @Test
  void toString_allVariants_isTheFormOfLogs() {
    assertThat(MessageOrigin.Pallet.of("PhalaMq")).hasToString("Pallet(\"PhalaMq\")");
    assertThat(new MessageOrigin.Pallet(Bytes.fromHex("ff"))).hasToString("Pallet(ff)");
    assertThat(new MessageOrigin.Cluster(ONE)).hasToString("Cluster(" + "01".repeat(32) + ")");
    assertThat(new MessageOrigin.Gatekeeper()).hasToString("Gatekeeper");
  }

  @Test
  void decode_unknownVariant_isRefused() {
    assertThatThrownBy(() -> MessageOrigin.CODEC.decode(Bytes.fromHex("07")))
        .isInstanceOf(DecodeException.class);
  }
}
