package network.khala.protocol.light;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.SystemCodeChanged;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.gatekeeper.GatekeeperLaunch.MasterPubkeyEvent;
import network.khala.protocol.gatekeeper.NewGatekeeperEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import org.junit.jupiter.api.Test;

/// What the vectors do not show: a role that comes with one message counts for those after it.
class RequiredKeysTest {
  private static final Sr25519PublicKey OWN = Sr25519PublicKey.fromHex("11".repeat(32));
  private static final Sr25519PublicKey OTHER = Sr25519PublicKey.fromHex("22".repeat(32));
  private static final MessageOrigin REGISTRY = MessageOrigin.Pallet.of("PhalaRegistry");

  private static final Message MASTER_KEY_ON_CHAIN =
      message(
          REGISTRY,
          Topics.GATEKEEPER_LAUNCH,
          GatekeeperLaunch.CODEC,
          new GatekeeperLaunch.MasterPubkeyOnChain(new MasterPubkeyEvent(OTHER)));

  private static final Message CODE_CHANGED =
      message(
          MessageOrigin.Pallet.of("PhalaPhatContracts"),
          Topics.SYSTEM_CODE,
          SystemCodeChanged.CODEC,
          new SystemCodeChanged.V0(1, Hash.ZERO));

  @Test
  void ofBlock_firstGatekeeperNamesUs_countsForLaterMessages() {
    RequiredKeys required = RequiredKeys.forWorker(OWN, false, false);
    assertThat(required.ofBlock(List.of(MASTER_KEY_ON_CHAIN))).isEmpty();
    assertThat(required.ofBlock(List.of(firstGatekeeper(OTHER), MASTER_KEY_ON_CHAIN))).isEmpty();
    assertThat(required.ofBlock(List.of(firstGatekeeper(OWN))))
        .containsExactlyInAnyOrder(LightKeys.GATEKEEPERS, LightKeys.TOKENOMIC_PARAMETERS);
    assertThat(required.ofBlock(List.of(MASTER_KEY_ON_CHAIN)))
        .containsExactly(LightKeys.TOKENOMIC_PARAMETERS);
  }

  @Test
  void ofBlock_clusterKeyForUs_countsForLaterMessages() {
    RequiredKeys required = RequiredKeys.forWorker(OWN, false, false);
    assertThat(required.ofBlock(List.of(CODE_CHANGED, clusterKeys(OTHER)))).isEmpty();
    assertThat(required.ofBlock(List.of(clusterKeys(OWN))))
        .containsExactlyInAnyOrder(LightKeys.PINK_SYSTEM_CODE, LightKeys.PINK_RUNTIME_VERSION);
    assertThat(required.ofBlock(List.of(CODE_CHANGED))).containsExactly(LightKeys.PINK_SYSTEM_CODE);
  }

  @Test
  void ofBlock_wrongSenderOrGarbage_needsNothing() {
    RequiredKeys required = RequiredKeys.forEveryWorker();
    Message byUser =
        new Message(
            new MessageOrigin.AccountId(Hash.ZERO),
            MASTER_KEY_ON_CHAIN.destination(),
            MASTER_KEY_ON_CHAIN.payload());
    Message garbage = new Message(REGISTRY, Topics.GATEKEEPER_LAUNCH, Bytes.fromHex("09"));
    assertThat(required.ofBlock(List.of(byUser, garbage))).isEmpty();
  }

  @Test
  void ofBlock_bytesAfterThePayload_areAllowed() {
    Message longer =
        new Message(
            REGISTRY,
            Topics.GATEKEEPER_LAUNCH,
            MASTER_KEY_ON_CHAIN.payload().concat(Bytes.fromHex("ff")));
    assertThat(RequiredKeys.forEveryWorker().ofBlock(List.of(longer)))
        .containsExactly(LightKeys.TOKENOMIC_PARAMETERS);
  }

  private static Message firstGatekeeper(Sr25519PublicKey key) {
    return message(
        REGISTRY,
        Topics.GATEKEEPER_LAUNCH,
        GatekeeperLaunch.CODEC,
        new GatekeeperLaunch.FirstGatekeeper(new NewGatekeeperEvent(key, key)));
  }

  private static Message clusterKeys(Sr25519PublicKey receiver) {
    TreeMap<Sr25519PublicKey, EncryptedKey> keys = new TreeMap<>();
    keys.put(receiver, new EncryptedKey(OTHER, Bytes.EMPTY, Bytes.of(new byte[12])));
    return message(
        new MessageOrigin.Gatekeeper(),
        Topics.CLUSTER_OPERATION,
        ClusterOperation.CODEC,
        new ClusterOperation.DispatchKeys(
            new ClusterOperation.BatchDispatchClusterKeyEvent(
                keys,
                Hash.ZERO,
                AccountId.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                BigInteger.ZERO,
                AccountId.ZERO)));
  }

  private static <T> Message message(MessageOrigin sender, Topic topic, Codec<T> codec, T content) {
    return new Message(sender, topic, Bytes.wrap(codec.encode(content)));
  }
}
