package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import network.khala.frame.EventRecord;
import network.khala.frame.Phase;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.extrinsic.InvalidTransaction;
import network.khala.frame.extrinsic.TransactionValidityError;
import network.khala.frame.state.State;
import network.khala.pallets.balances.BalancesCall;
import network.khala.pallets.balances.BalancesEvent;
import network.khala.pallets.fees.FeesEvent;
import network.khala.pallets.timestamp.TimestampCall;
import network.khala.pallets.treasury.TreasuryEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Era;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BlockExecutionTest {
  private static final RuntimeConfig CONFIG = RuntimeConfig.ofBlockTime(3000);
  private static final AccountId ALICE = AccountId.fromHex("11".repeat(32));
  private static final AccountId BOB = AccountId.fromHex("22".repeat(32));
  private static final AccountId CHARLIE = AccountId.fromHex("33".repeat(32));
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  private static final Hash GENESIS = Hash.blake2(new byte[] {1});

  private final TreeMap<Bytes, byte[]> entries = new TreeMap<>();
  private KhalaRuntime runtime = KhalaRuntime.over(State.EMPTY, CONFIG);

  @BeforeEach
  void genesis() {
    runtime.system().initGenesis(RuntimeMetadata.identity(CONFIG).toBytes());
    runtime.fees().initGenesis();
    runtime.balances().endow(ALICE, TOKEN.multiply(BigInteger.TEN));
    runtime.balances().endow(CHARLIE, TOKEN.multiply(BigInteger.valueOf(100)));
    commit();
  }

  @Test
  void transfer_signedAndFunded_movesAmountAndChargesFee() {
    Executive executive = begin();

    assertThat(executive.apply(transfer(0, TOKEN))).isEqualTo(Result.ok(Result.ok()));
    executive.endBlock();

    assertThat(runtime.balances().funds().free(BOB)).isEqualTo(TOKEN);
    assertThat(runtime.balances().funds().free(ALICE))
        .isLessThan(TOKEN.multiply(BigInteger.valueOf(9)));
    assertThat(issuanceOf(ALICE, BOB, CHARLIE, PalletAccounts.TREASURY))
        .isEqualTo(runtime.balances().funds().totalIssuance());
    assertThat(runtime.kernel().events().stream().map(EventRecord::event).map(e -> e.event()))
        .contains(new BalancesEvent.Transfer(ALICE, BOB, TOKEN));
  }

  @Test
  void transfer_signed_tellsThatTheTreasuryGotTheFee() {
    runtime.balances().endow(PalletAccounts.TREASURY, TOKEN);
    Executive executive = begin();
    executive.apply(transfer(0, TOKEN));
    executive.endBlock();

    List<PalletEvent> events =
        runtime.kernel().events().stream().map(one -> one.event().event()).toList();
    FeesEvent.TransactionFeePaid paid =
        (FeesEvent.TransactionFeePaid)
            events.stream().filter(FeesEvent.class::isInstance).findFirst().orElseThrow();
    assertThat(events)
        .containsSubsequence(
            new BalancesEvent.Deposit(PalletAccounts.TREASURY, paid.actualFee()),
            new TreasuryEvent.Deposit(paid.actualFee()),
            paid);
  }

  @Test
  void transfer_moreThanOwned_failsAndLeavesOnlyTheFee() {
    Executive executive = begin();

    Result<Result<Unit, DispatchError>, TransactionValidityError> result =
        executive.apply(transfer(0, TOKEN.multiply(BigInteger.valueOf(20))));
    executive.endBlock();

    assertThat(result)
        .isEqualTo(
            Result.ok(
                Result.err(new DispatchError.Token(DispatchError.TokenError.FUNDS_UNAVAILABLE))));
    assertThat(runtime.balances().funds().free(BOB)).isZero();
    assertThat(runtime.system().accounts().get(ALICE).nonce()).isEqualTo(1);
    assertThat(issuanceOf(ALICE, CHARLIE, PalletAccounts.TREASURY))
        .isEqualTo(runtime.balances().funds().totalIssuance());
  }

  @Test
  void apply_usedNonce_isStaleAndLeavesNothing() {
    Executive executive = begin();
    executive.apply(transfer(0, TOKEN));
    int events = runtime.kernel().eventCount();

    assertThat(executive.apply(transfer(0, TOKEN)))
        .isEqualTo(
            Result.err(new TransactionValidityError.Invalid(new InvalidTransaction.Stale())));
    assertThat(runtime.kernel().eventCount()).isEqualTo(events);
  }

  @Test
  void apply_thatShowsADefect_leavesNothing() {
    boolean[] defective = {true};
    Executive executive =
        begin(
            (signer, signature, payload) -> {
              if (defective[0]) {
                throw new IllegalStateException("a defect");
              }
              return true;
            });
    int events = runtime.kernel().eventCount();
    assertThatThrownBy(() -> executive.apply(transfer(0, TOKEN)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(runtime.kernel().eventCount()).isEqualTo(events);

    defective[0] = false;
    assertThat(executive.apply(transfer(0, TOKEN))).isEqualTo(Result.ok(Result.ok()));
    executive.endBlock();
    assertThat(
            runtime.kernel().events().stream()
                .filter(one -> one.event().event() instanceof BalancesEvent.Transfer)
                .map(EventRecord::phase))
        .containsExactly(new Phase.ApplyExtrinsic(1));
  }

  @Test
  void metadata_bothVersions_areWritten() {
    assertThat(RuntimeMetadata.of(CONFIG).v14().size()).isGreaterThan(10_000);
    assertThat(RuntimeMetadata.of(CONFIG).v15().size()).isGreaterThan(10_000);
  }

  private Executive begin() {
    return begin((signer, signature, payload) -> true);
  }

  private Executive begin(SignatureVerifier verifier) {
    Executive executive = runtime.executive(verifier);
    executive.beginBlock(1, GENESIS, Digest.EMPTY);
    Bytes time =
        runtime.format().encodeBare(runtime.timestamp().outer(new TimestampCall.Set(1000)));
    assertThat(executive.apply(time)).isEqualTo(Result.ok(Result.ok()));
    return executive;
  }

  private Bytes transfer(long nonce, BigInteger amount) {
    RuntimeCall call =
        runtime.balances().outer(new BalancesCall.TransferKeepAlive(MultiAddress.of(BOB), amount));
    List<Object> extra =
        List.of(
            Unit.UNIT,
            Unit.UNIT,
            Unit.UNIT,
            Unit.UNIT,
            Era.immortal(),
            nonce,
            Unit.UNIT,
            Unit.UNIT,
            BigInteger.ZERO);
    return runtime
        .format()
        .encodeSigned(MultiAddress.of(ALICE), MultiSignature.sr25519(new byte[64]), extra, call);
  }

  private BigInteger issuanceOf(AccountId... accounts) {
    BigInteger sum = BigInteger.ZERO;
    for (AccountId account : accounts) {
      sum = sum.add(runtime.balances().funds().account(account).total());
    }
    return sum;
  }

  /// Puts the changes into a new base, as a node does between blocks.
  private void commit() {
    runtime
        .state()
        .changes()
        .forEach(
            (key, value) -> {
              if (value == null) {
                entries.remove(key);
              } else {
                entries.put(key, value);
              }
            });
    runtime =
        KhalaRuntime.over(
            new State() {
              @Override
              public byte @org.jspecify.annotations.Nullable [] get(Bytes key) {
                return entries.get(key);
              }

              @Override
              public @org.jspecify.annotations.Nullable Bytes nextKey(Bytes key) {
                return entries.higherKey(key);
              }
            },
            CONFIG);
  }
}
