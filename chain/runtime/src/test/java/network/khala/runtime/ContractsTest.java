package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.mq.MqError;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phat.PhatContractsError;
import network.khala.pallets.phat.PhatContractsEvent;
import network.khala.pallets.phat.PhatContractsPallet;
import network.khala.protocol.contract.BasicContractInfo;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.contract.ContractOperation;
import network.khala.protocol.contract.ContractOperation.ContractInfo;
import network.khala.protocol.contract.ResourceType;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What users do with a cluster of Alice's: upload, pay in, deploy, command.
class ContractsTest extends PhatChain {
  private static final Bytes SALT = Bytes.wrap(new byte[] {7});
  private static final Hash CONTRACT = contract(BOB, SALT);
  private static final Hash UNKNOWN = ContractIds.cluster(9);

  @BeforeEach
  void aCluster() {
    byRoot(addCluster());
    chain.nextBlock(BLOCK_MILLIS);
  }

  @Test
  void upload_ofCode_reachesTheWorkers() {
    Bytes code = Bytes.wrap(new byte[] {0, 'a', 's', 'm'});

    assertThat(by(BOB, upload(CLUSTER, ResourceType.INDETERMINISTIC_INK_CODE, code)))
        .isEqualTo(Result.ok());

    assertThat(operations())
        .containsExactly(
            new ClusterOperation.UploadResource(
                BOB, CLUSTER, ResourceType.INDETERMINISTIC_INK_CODE, code));
  }

  @Test
  void upload_beyondTheLimitOfItsKind_isTooLarge() {
    Bytes most = Bytes.wrap(new byte[PhatContractsPallet.INK_CODE_MAX]);
    Bytes longer = Bytes.wrap(new byte[PhatContractsPallet.INK_CODE_MAX + 1]);
    Bytes side = Bytes.wrap(new byte[PhatContractsPallet.SIDEVM_CODE_MAX + 1]);

    assertThat(by(BOB, upload(CLUSTER, ResourceType.INK_CODE, most))).isEqualTo(Result.ok());
    assertThat(by(BOB, upload(CLUSTER, ResourceType.INK_CODE, longer)))
        .isEqualTo(refused(PhatContractsError.PAYLOAD_TOO_LARGE));
    assertThat(by(BOB, upload(CLUSTER, ResourceType.INDETERMINISTIC_INK_CODE, longer)))
        .isEqualTo(refused(PhatContractsError.PAYLOAD_TOO_LARGE));
    assertThat(by(BOB, upload(CLUSTER, ResourceType.SIDEVM_CODE, longer))).isEqualTo(Result.ok());
    assertThat(by(BOB, upload(CLUSTER, ResourceType.SIDEVM_CODE, side)))
        .isEqualTo(refused(PhatContractsError.PAYLOAD_TOO_LARGE));
  }

  @Test
  void upload_beyondTheRoomOfTheBlock_isExhausted() {
    Bytes long4MiB = Bytes.wrap(new byte[4 << 20]);

    assertThat(by(BOB, upload(CLUSTER, ResourceType.SIDEVM_CODE, long4MiB))).isEqualTo(Result.ok());
    assertThat(by(BOB, upload(CLUSTER, ResourceType.SIDEVM_CODE, long4MiB)))
        .isEqualTo(Result.err(new DispatchError.Exhausted()));
  }

  @Test
  void closedCluster_letsInItsOwnerOnly() {
    byRoot(addCluster(new ClusterPermission.OnlyOwner(ALICE), workerC));
    Hash closed = ContractIds.cluster(2);

    PhatContractsCall deploy =
        new PhatContractsCall.InstantiateContract(
            instantiate(SALT, BigInteger.ZERO).codeIndex(),
            Bytes.EMPTY,
            SALT,
            closed,
            BigInteger.ZERO,
            1,
            Optional.empty(),
            BigInteger.ZERO);
    PhatContractsCall upload = upload(closed, ResourceType.INK_CODE, SALT);
    assertThat(by(BOB, upload)).isEqualTo(refused(PhatContractsError.CLUSTER_PERMISSION_DENIED));
    assertThat(by(BOB, deploy)).isEqualTo(refused(PhatContractsError.CLUSTER_PERMISSION_DENIED));
    assertThat(by(ALICE, upload)).isEqualTo(Result.ok());
    assertThat(by(ALICE, deploy)).isEqualTo(Result.ok());
  }

  @Test
  void unknownCluster_takesNothing() {
    assertThat(by(BOB, upload(UNKNOWN, ResourceType.INK_CODE, SALT)))
        .isEqualTo(refused(PhatContractsError.CLUSTER_NOT_FOUND));
    assertThat(by(BOB, new PhatContractsCall.TransferToCluster(tokens(1), UNKNOWN, BOB)))
        .isEqualTo(refused(PhatContractsError.CLUSTER_NOT_FOUND));
    byRoot(new PhatContractsCall.ClusterDestroy(CLUSTER));
    assertThat(by(BOB, instantiate(SALT, BigInteger.ZERO)))
        .isEqualTo(refused(PhatContractsError.CLUSTER_NOT_FOUND));
  }

  @Test
  void transfer_toACluster_movesFundsForGood() {
    assertThat(by(BOB, new PhatContractsCall.TransferToCluster(tokens(5), CLUSTER, DAVE)))
        .isEqualTo(Result.ok());

    assertThat(free(BOB)).isEqualTo(tokens(995));
    assertThat(free(CLUSTER_ACCOUNT)).isEqualTo(tokens(15));
    assertThat(chain.events())
        .endsWith(new PhatContractsEvent.Transfered(CLUSTER, new Hash(DAVE.value()), tokens(5)));
    assertThat(operations())
        .containsExactly(new ClusterOperation.Deposit(CLUSTER, DAVE, tokens(5)));
  }

  @Test
  void transfer_ofEverything_keepsThePayerAlive() {
    assertThat(by(BOB, new PhatContractsCall.TransferToCluster(tokens(1000), CLUSTER, BOB)))
        .isEqualTo(Result.err(new DispatchError.Token(DispatchError.TokenError.NOT_EXPENDABLE)));
    assertThat(by(BOB, new PhatContractsCall.TransferToCluster(tokens(1001), CLUSTER, BOB)))
        .isEqualTo(Result.err(new DispatchError.Token(DispatchError.TokenError.FUNDS_UNAVAILABLE)));
    assertThat(free(BOB)).isEqualTo(tokens(1000));
  }

  @Test
  void instantiate_withADeposit_paysAndTellsTheWorkers() {
    PhatContractsCall.InstantiateContract call = instantiate(SALT, tokens(4));

    assertThat(by(BOB, call)).isEqualTo(Result.ok());

    assertThat(info(CONTRACT)).contains(new BasicContractInfo(BOB, CLUSTER));
    assertThat(free(CLUSTER_ACCOUNT)).isEqualTo(tokens(14));
    assertThat(chain.events())
        .endsWith(
            new PhatContractsEvent.Transfered(CLUSTER, new Hash(BOB.value()), tokens(4)),
            new PhatContractsEvent.Instantiating(CONTRACT, CLUSTER, BOB));
    List<Message> messages = chain.nextBlock(BLOCK_MILLIS);
    assertThat(RegistryChain.on(Topics.CLUSTER_OPERATION, messages)).hasSize(1);
    assertThat(RegistryChain.on(Topics.CONTRACT_OPERATION, messages))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.sender()).isEqualTo(MessageOrigin.Pallet.of("PhalaPhatContracts"));
              assertThat(message.decode(ContractOperation.CODEC))
                  .contains(
                      new ContractOperation.InstantiateCode(
                          new ContractInfo(
                              BOB,
                              call.codeIndex(),
                              SALT,
                              CLUSTER,
                              SystemContract.DEFAULT_CONSTRUCTOR),
                          tokens(2),
                          -1,
                          Optional.of(tokens(3))));
            });
  }

  @Test
  void instantiate_again_isDuplicatedUnlessTheSaltIsAnother() {
    by(BOB, instantiate(SALT, BigInteger.ZERO));

    assertThat(by(BOB, instantiate(SALT, tokens(1))))
        .isEqualTo(refused(PhatContractsError.DUPLICATED_CONTRACT));
    assertThat(free(BOB)).isEqualTo(tokens(1000));
    assertThat(by(BOB, instantiate(Bytes.EMPTY, BigInteger.ZERO))).isEqualTo(Result.ok());
    assertThat(by(ALICE, instantiate(SALT, BigInteger.ZERO))).isEqualTo(Result.ok());
  }

  @Test
  void command_withoutDeposit_reachesAnyTopicOfAContract() {
    assertThat(by(BOB, new PhatContractsCall.PushContractMessage(CONTRACT, SALT, BigInteger.ZERO)))
        .isEqualTo(Result.ok());

    assertThat(RegistryChain.on(Topic.contractCommand(CONTRACT), chain.nextBlock(BLOCK_MILLIS)))
        .containsExactly(
            new Message(
                new MessageOrigin.AccountId(new Hash(BOB.value())),
                Topic.contractCommand(CONTRACT),
                SALT));
  }

  @Test
  void command_withDeposit_paysInForTheCallerFirst() {
    PhatContractsCall command =
        new PhatContractsCall.PushContractMessage(CONTRACT, SALT, tokens(1));

    assertThat(by(DAVE, command)).isEqualTo(refused(PhatContractsError.CONTRACT_NOT_FOUND));
    by(BOB, instantiate(SALT, BigInteger.ZERO));
    chain.nextBlock(BLOCK_MILLIS);
    assertThat(by(DAVE, command)).isEqualTo(Result.ok());

    assertThat(free(DAVE)).isEqualTo(tokens(999));
    assertThat(chain.nextBlock(BLOCK_MILLIS).stream().map(Message::destination))
        .startsWith(Topics.CLUSTER_OPERATION, Topic.contractCommand(CONTRACT));
  }

  @Test
  void push_toATopicThatReachesNobody_isRefused() {
    for (Bytes topic : List.of(Bytes.EMPTY, Bytes.wrap(new byte[] {'~', 'a'}))) {
      assertThat(call(BOB, chain.runtime().mq(), new MqCall.PushMessage(topic, Bytes.EMPTY)))
          .isEqualTo(refused(chain.runtime().mq(), MqError.BAD_DESTINATION));
    }
  }

  private static PhatContractsCall upload(Hash cluster, ResourceType type, Bytes data) {
    return new PhatContractsCall.ClusterUploadResource(cluster, type, data);
  }

  private Optional<BasicContractInfo> info(Hash contract) {
    return StoredItems.<Hash, BasicContractInfo>map(phat(), "Contracts").find(contract);
  }
}
