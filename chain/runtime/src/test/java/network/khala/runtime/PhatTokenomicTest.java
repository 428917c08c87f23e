package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.Origin;
import network.khala.pallets.phat.PhatContractsCall;
import network.khala.pallets.phattokenomic.PhatTokenomicCall;
import network.khala.pallets.phattokenomic.PhatTokenomicError;
import network.khala.pallets.phattokenomic.PhatTokenomicEvent;
import network.khala.pallets.phattokenomic.PhatTokenomicPallet;
import network.khala.protocol.contract.InkCommand;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Payload;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

/// What users stake on contracts.
class PhatTokenomicTest extends PhatChain {
  private static final Hash CONTRACT = contract(BOB, Bytes.EMPTY);
  private static final Hash NOWHERE = Hash.fromHex("ee".repeat(32));

  @Test
  void stake_ofTwoAndBack_moves() {
    StoredItems.value(tokenomic(), "MinStake").set(tokens(1));

    assertThat(stake(ALICE, NOWHERE, tokens(1))).isEqualTo(Result.ok());
    assertThat(stake(BOB, NOWHERE, tokens(2))).isEqualTo(Result.ok());
    assertThat(total(NOWHERE)).isEqualTo(tokens(3));
    assertThat(List.of(free(ALICE), free(BOB), free(PhatTokenomicPallet.STAKES)))
        .containsExactly(tokens(999), tokens(998), tokens(3));
    assertThat(chain.events())
        .endsWith(
            new PhatTokenomicEvent.ContractDepositChanged(Optional.empty(), NOWHERE, tokens(3)),
            new PhatTokenomicEvent.UserStakeChanged(Optional.empty(), BOB, NOWHERE, tokens(2)));

    assertThat(stake(ALICE, NOWHERE, BigInteger.ZERO)).isEqualTo(Result.ok());
    assertThat(stake(BOB, NOWHERE, BigInteger.ZERO)).isEqualTo(Result.ok());
    assertThat(total(NOWHERE)).isZero();
    assertThat(List.of(free(ALICE), free(BOB), free(PhatTokenomicPallet.STAKES)))
        .containsExactly(tokens(1000), tokens(1000), BigInteger.ZERO);
  }

  @Test
  void stake_belowTheLeast_isInvalid() {
    StoredItems.value(tokenomic(), "MinStake").set(tokens(1));

    assertThat(stake(ALICE, NOWHERE, tokens(1).subtract(BigInteger.ONE)))
        .isEqualTo(refused(tokenomic(), PhatTokenomicError.INVALID_AMOUNT_OF_STAKE));
    assertThat(stake(ALICE, NOWHERE, BigInteger.ZERO)).isEqualTo(Result.ok());
  }

  @Test
  void stake_soSmallThatTheRestOfAllWouldBeLost_isInvalid() {
    BigInteger deposit = chain.runtime().balances().funds().existentialDeposit();

    assertThat(stake(BOB, NOWHERE, deposit.subtract(BigInteger.ONE)))
        .isEqualTo(refused(tokenomic(), PhatTokenomicError.INVALID_AMOUNT_OF_STAKE));
    assertThat(stake(ALICE, NOWHERE, tokens(1))).isEqualTo(Result.ok());
    assertThat(stake(BOB, NOWHERE, deposit)).isEqualTo(Result.ok());
    assertThat(stake(ALICE, NOWHERE, BigInteger.ZERO)).isEqualTo(Result.ok());
    assertThat(free(PhatTokenomicPallet.STAKES)).isEqualTo(deposit);
    assertThat(stake(BOB, NOWHERE, BigInteger.ZERO)).isEqualTo(Result.ok());
  }

  @Test
  void stake_ofEverything_keepsTheUserAlive() {
    assertThat(stake(ALICE, NOWHERE, tokens(1000)))
        .isEqualTo(Result.err(new DispatchError.Token(DispatchError.TokenError.NOT_EXPENDABLE)));
    assertThat(total(NOWHERE)).isZero();
  }

  @Test
  void stake_ofRoot_isBadOrigin() {
    assertThat(
            chain.call(
                Origin.root(),
                tokenomic().outer(new PhatTokenomicCall.AdjustStake(NOWHERE, tokens(1)))))
        .isEqualTo(badOrigin());
  }

  @Test
  void stake_onADeployedContract_isToldToItsSystemContractEachTime() {
    byRoot(addCluster());
    by(BOB, instantiate(Bytes.EMPTY, BigInteger.ZERO));
    chain.nextBlock(BLOCK_MILLIS);

    stake(ALICE, CONTRACT, tokens(5));
    stake(ALICE, CONTRACT, tokens(5));

    assertThat(chain.events())
        .endsWith(
            new PhatTokenomicEvent.ContractDepositChanged(
                Optional.of(CLUSTER), CONTRACT, tokens(5)),
            new PhatTokenomicEvent.UserStakeChanged(
                Optional.of(CLUSTER), ALICE, CONTRACT, tokens(5)));
    Topic topic = Topic.contractCommand(SYSTEM_CONTRACT);
    byte[] command =
        Payload.codec(InkCommand.CODEC)
            .encode(new Payload.Plain<>(SystemContract.changeDeposit(CONTRACT, tokens(5))));
    Message told =
        new Message(MessageOrigin.Pallet.of("PhalaPhatTokenomic"), topic, Bytes.wrap(command));
    assertThat(RegistryChain.on(topic, chain.nextBlock(BLOCK_MILLIS))).containsExactly(told, told);
  }

  @Test
  void stake_onAContractOfAClusterThatEnded_canBeTakenBack() {
    byRoot(addCluster());
    by(BOB, instantiate(Bytes.EMPTY, BigInteger.ZERO));
    stake(ALICE, CONTRACT, tokens(5));
    byRoot(new PhatContractsCall.ClusterDestroy(CLUSTER));
    chain.nextBlock(BLOCK_MILLIS);

    assertThat(stake(ALICE, CONTRACT, BigInteger.ZERO)).isEqualTo(Result.ok());
    assertThat(
            RegistryChain.on(Topic.contractCommand(SYSTEM_CONTRACT), chain.nextBlock(BLOCK_MILLIS)))
        .isEmpty();
  }

  private PhatTokenomicPallet tokenomic() {
    return chain.runtime().phatTokenomic();
  }

  private Result<Unit, DispatchError> stake(AccountId who, Hash contract, BigInteger amount) {
    return call(who, tokenomic(), new PhatTokenomicCall.AdjustStake(contract, amount));
  }

  private BigInteger total(Hash contract) {
    return StoredItems.<Hash, BigInteger>map(tokenomic(), "ContractTotalStakes").get(contract);
  }
}
