package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.state.State;
import network.khala.pallets.computation.ComputationCall;
import network.khala.pallets.computation.ComputationEvent;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.computation.WorkerRegister;
import network.khala.pallets.mq.MessageHandler;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.pallets.stakepool.StakePoolEvent;
import network.khala.pallets.timestamp.TimestampCall;
import network.khala.pallets.wrapped.WrappedBalancesCall;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.gatekeeper.GatekeeperEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

/// The way of a stake through blocks: from a wallet into a worker, and back with a reward.
class StakingPathTest {
  private static final RuntimeConfig CONFIG = RuntimeConfig.ofBlockTime(3000);
  private static final AccountId ALICE = AccountId.fromHex("11".repeat(32));
  private static final Sr25519PublicKey WORKER = Sr25519PublicKey.fromHex("77".repeat(32));
  private static final BigInteger PHA = BigInteger.TEN.pow(12);
  private static final BigInteger STAKE = PHA.multiply(BigInteger.valueOf(2000));
  private static final BigInteger CONTRIBUTION = PHA.multiply(BigInteger.valueOf(3000));

  private final KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, CONFIG);
  private Executive executive = runtime.executive((_, _, _) -> true);
  private long nonce;

  StakingPathTest() {
    runtime.system().initGenesis(RuntimeMetadata.identity(CONFIG).toBytes());
    runtime.fees().initGenesis();
    runtime.balances().endow(ALICE, PHA.multiply(BigInteger.valueOf(10_000)));
    runtime
        .balances()
        .endow(ComputationPallet.SUBSIDY, PHA.multiply(BigInteger.valueOf(700_000_000)));
    runtime.initStaking(StakingGenesis.development(CONFIG.blockTimeMillis()));
    runtime.staking().computation().lookUpIn(new OneWorker());
  }

  @Test
  void stake_throughBlocks_earnsAndComesBack() {
    begin(1, 1_000_000);
    StakingPallets pallets = runtime.staking();
    apply(pallets.wrapped().outer(new WrappedBalancesCall.Wrap(CONTRIBUTION)));
    apply(pallets.stakePool().outer(new StakePoolCall.Create()));
    apply(pallets.stakePool().outer(new StakePoolCall.AddWorker(0, WORKER)));
    apply(
        pallets.stakePool().outer(new StakePoolCall.Contribute(0, CONTRIBUTION, Optional.empty())));
    apply(pallets.stakePool().outer(new StakePoolCall.StartComputing(0, WORKER, STAKE)));
    executive.endBlock();

    List<Message> messages = outbound();
    assertThat(messages.getFirst().decode(GatekeeperEvent.CODEC))
        .get()
        .isInstanceOf(GatekeeperEvent.TokenomicParametersChanged.class);
    assertThat(messages.get(1).decode(SystemEvent.CODEC))
        .get()
        .extracting(event -> ((SystemEvent.ForWorker) event).event().event())
        .isInstanceOf(SystemEvent.WorkerEvent.Started.class);
    SystemEvent.Challenge challenge =
        (SystemEvent.Challenge) messages.getLast().decode(SystemEvent.CODEC).orElseThrow();
    assertThat(challenge.challenge().seed()).isPositive();
    assertThat(challenge.challenge().onlineTarget()).isPositive();

    BigInteger reward = PHA.multiply(BigInteger.valueOf(80));
    report(1_003_000, new SettleInfo(WORKER, bits(2700), bits(80), bits(20)));
    assertThat(events())
        .contains(
            new StakePoolEvent.RewardReceived(0, BigInteger.ZERO, reward),
            new ComputationEvent.SessionSettled(
                pallets.computation().sessions().session(WORKER).orElseThrow(),
                bits(2700),
                bits(80)));
    assertThat(pallets.basePool().pools().stakePool(0).basepool().totalValue())
        .isEqualTo(CONTRIBUTION.add(reward));

    dispatch(new StakePoolCall.StopComputing(0, WORKER));
    assertThat(runtime.kernel().attempt(reclaim(), alice()).isOk()).isFalse();
    runtime
        .kernel()
        .dispatch(
            pallets.computation().outer(new ComputationCall.SetCoolDownExpiration(0)),
            Origin.root());
    runtime.kernel().dispatch(reclaim(), alice());
    BigInteger free =
        pallets
            .wrapped()
            .token()
            .balance(pallets.basePool().pools().stakePool(0).basepool().poolAccountId());
    assertThat(pallets.basePool().pools().stakePool(0).basepool().totalValue()).isEqualTo(free);
    assertThat(free).isEqualTo(CONTRIBUTION.add(reward));
  }

  private RuntimeCall reclaim() {
    return runtime.staking().stakePool().outer(new StakePoolCall.ReclaimPoolWorker(0, WORKER));
  }

  private void dispatch(StakePoolCall call) {
    runtime.kernel().dispatch(runtime.staking().stakePool().outer(call), alice());
  }

  private static Origin alice() {
    return Origin.signed(ALICE);
  }

  private void begin(long number, long timestampMillis) {
    executive = runtime.executive((_, _, _) -> true);
    executive.beginBlock(number, Hash.blake2(new byte[] {1}), Digest.EMPTY);
    Bytes time =
        runtime
            .format()
            .encodeBare(runtime.timestamp().outer(new TimestampCall.Set(timestampMillis)));
    assertThat(executive.apply(time)).isEqualTo(Result.ok(Result.ok()));
  }

  private void apply(RuntimeCall call) {
    List<Object> extra =
        List.of(
            Unit.UNIT,
            Unit.UNIT,
            Unit.UNIT,
            Unit.UNIT,
            Era.immortal(),
            nonce++,
            Unit.UNIT,
            Unit.UNIT,
            BigInteger.ZERO);
    Bytes extrinsic =
        runtime
            .format()
            .encodeSigned(
                MultiAddress.of(ALICE), MultiSignature.sr25519(new byte[64]), extra, call);
    assertThat(executive.apply(extrinsic)).as(call.toString()).isEqualTo(Result.ok(Result.ok()));
  }

  private void report(long timestampMillis, SettleInfo settlement) {
    WorkingInfoUpdateEvent report =
        new WorkingInfoUpdateEvent(1, timestampMillis, List.of(), List.of(), List.of(settlement));
    for (MessageHandler<?> handler : runtime.staking().computation().handlers()) {
      if (handler.topic().equals(Topics.WORKING_INFO_UPDATE)) {
        Message message =
            new Message(
                new MessageOrigin.Gatekeeper(),
                Topics.WORKING_INFO_UPDATE,
                Bytes.wrap(WorkingInfoUpdateEvent.CODEC.encode(report)));
        handler.action(message).orElseThrow().run();
      }
    }
  }

  private List<Message> outbound() {
    return StoredItems.<List<Message>>value(runtime.mq(), "OutboundMessages").get();
  }

  private List<PalletEvent> events() {
    return runtime.kernel().events().stream().map(record -> record.event().event()).toList();
  }

  private static BigInteger bits(long tokens) {
    return BigInteger.valueOf(tokens).shiftLeft(64);
  }

  private static final class OneWorker implements WorkerRegister {
    @Override
    public Optional<Entry> worker(Sr25519PublicKey worker) {
      return Optional.of(new Entry(Optional.of(ALICE), Optional.of(100L), 1));
    }

    @Override
    public Optional<Long> addedAt(Sr25519PublicKey worker) {
      return Optional.of(1L);
    }

    @Override
    public Optional<Long> gatekeepersLaunchedAt() {
      return Optional.of(0L);
    }
  }
}
