package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.state.State;
import network.khala.pallets.assets.AssetsCall;
import network.khala.pallets.assets.AssetsError;
import network.khala.pallets.assets.AssetsEvent;
import network.khala.pallets.assets.AssetsPallet;
import network.khala.pallets.system.SystemError;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Calls of `Assets` on an asset that does not keep accounts alive.
class AssetsCallsTest {
  private static final long ASSET = 7;
  private static final BigInteger MIN = BigInteger.TEN;
  private static final BigInteger PHA = BigInteger.TEN.pow(12);
  private static final AccountId OWNER = AccountId.fromHex("11".repeat(32));
  private static final AccountId BOB = AccountId.fromHex("22".repeat(32));
  private static final AccountId EVE = AccountId.fromHex("33".repeat(32));

  private final KhalaRuntime runtime =
      KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(3000));
  private final AssetsPallet assets = runtime.staking().assets();

  @BeforeEach
  void anAsset() {
    for (AccountId who : new AccountId[] {OWNER, BOB, EVE}) {
      runtime.balances().endow(who, PHA.multiply(BigInteger.TEN));
    }
    runtime
        .kernel()
        .dispatch(
            assets.outer(new AssetsCall.ForceCreate(ASSET, at(OWNER), false, MIN)), Origin.root());
  }

  @Test
  void create_byUser_isFiltered() {
    assertThat(attempt(BOB, new AssetsCall.Create(8, at(BOB), MIN)))
        .isEqualTo(Result.err(runtime.system().errorOf(SystemError.CALL_FILTERED)));
  }

  @Test
  void mint_byAnotherThanTheIssuer_isRefused() {
    assertFails(BOB, new AssetsCall.Mint(ASSET, at(BOB), amount(100)), AssetsError.NO_PERMISSION);
    assertThat(supply()).isZero();
  }

  @Test
  void transfer_leavingLessThanTheMinimum_takesTheRestAlong() {
    run(OWNER, new AssetsCall.Mint(ASSET, at(BOB), amount(100)));
    run(BOB, new AssetsCall.Transfer(ASSET, at(EVE), amount(95)));

    assertThat(balance(BOB)).isZero();
    assertThat(balance(EVE)).isEqualTo(amount(100));
    assertThat(lastEvent()).isEqualTo(new AssetsEvent.Transferred(ASSET, BOB, EVE, amount(100)));
    assertThat(runtime.system().accounts().get(BOB).consumers()).isZero();
    assertThat(runtime.system().accounts().get(EVE).consumers()).isEqualTo(1);
  }

  @Test
  void transferKeepAlive_leavingLessThanTheMinimum_isRefused() {
    run(OWNER, new AssetsCall.Mint(ASSET, at(BOB), amount(100)));
    assertFails(
        BOB, new AssetsCall.TransferKeepAlive(ASSET, at(EVE), amount(95)), AssetsError.BALANCE_LOW);
  }

  @Test
  void transferApproved_withinTheApproval_movesAndReturnsTheDeposit() {
    run(OWNER, new AssetsCall.Mint(ASSET, at(BOB), amount(100)));
    run(BOB, new AssetsCall.ApproveTransfer(ASSET, at(EVE), amount(50)));
    assertThat(reserved(BOB)).isPositive();
    assertFails(
        EVE,
        new AssetsCall.TransferApproved(ASSET, at(BOB), at(OWNER), amount(51)),
        AssetsError.UNAPPROVED);
    run(EVE, new AssetsCall.TransferApproved(ASSET, at(BOB), at(OWNER), amount(50)));

    assertThat(balance(OWNER)).isEqualTo(amount(50));
    assertThat(reserved(BOB)).isZero();
    assertFails(
        EVE,
        new AssetsCall.TransferApproved(ASSET, at(BOB), at(OWNER), amount(1)),
        AssetsError.UNAPPROVED);
  }

  @Test
  void transfer_ofFrozenAccountOrAsset_isRefusedUntilThawed() {
    run(OWNER, new AssetsCall.Mint(ASSET, at(BOB), amount(100)));
    AssetsCall transfer = new AssetsCall.Transfer(ASSET, at(EVE), amount(20));
    run(OWNER, new AssetsCall.Freeze(ASSET, at(BOB)));
    assertFails(BOB, transfer, AssetsError.FROZEN);
    run(OWNER, new AssetsCall.Thaw(ASSET, at(BOB)));
    run(OWNER, new AssetsCall.FreezeAsset(ASSET));
    assertFails(BOB, transfer, AssetsError.ASSET_NOT_LIVE);
    run(OWNER, new AssetsCall.ThawAsset(ASSET));
    run(BOB, transfer);
    assertThat(balance(EVE)).isEqualTo(amount(20));
  }

  @Test
  void touch_thenRefund_returnsTheDeposit() {
    run(BOB, new AssetsCall.Touch(ASSET));
    assertThat(reserved(BOB)).isEqualTo(PHA);
    run(OWNER, new AssetsCall.Mint(ASSET, at(BOB), amount(3)));
    assertFails(BOB, new AssetsCall.Refund(ASSET, false), AssetsError.WOULD_BURN);
    run(BOB, new AssetsCall.Refund(ASSET, true));

    assertThat(reserved(BOB)).isZero();
    assertThat(supply()).isZero();
    assertFails(BOB, new AssetsCall.Refund(ASSET, true), AssetsError.NO_DEPOSIT);
  }

  @Test
  void transferOwnership_withMetadata_movesTheDeposit() {
    Bytes name = Bytes.of((byte) 'x');
    runtime
        .kernel()
        .dispatchUnfiltered(
            assets.outer(new AssetsCall.SetMetadata(ASSET, name, name, 3)), Origin.signed(OWNER));
    BigInteger deposit = reserved(OWNER);
    assertThat(deposit).isEqualTo(BigInteger.TEN.pow(10).multiply(BigInteger.valueOf(85)));
    run(OWNER, new AssetsCall.TransferOwnership(ASSET, at(BOB)));

    assertThat(reserved(OWNER)).isZero();
    assertThat(reserved(BOB)).isEqualTo(deposit);
    run(BOB, new AssetsCall.ClearMetadata(ASSET));
    assertThat(reserved(BOB)).isZero();
  }

  @Test
  void destruction_stepByStep_leavesNothing() {
    run(OWNER, new AssetsCall.Mint(ASSET, at(BOB), amount(100)));
    run(BOB, new AssetsCall.ApproveTransfer(ASSET, at(EVE), amount(50)));
    run(EVE, new AssetsCall.Touch(ASSET));
    assertFails(OWNER, new AssetsCall.DestroyAccounts(ASSET), AssetsError.INCORRECT_STATUS);
    run(OWNER, new AssetsCall.StartDestroy(ASSET));
    assertFails(OWNER, new AssetsCall.FinishDestroy(ASSET), AssetsError.IN_USE);
    run(OWNER, new AssetsCall.DestroyAccounts(ASSET));
    assertThat(lastEvent()).isEqualTo(new AssetsEvent.AccountsDestroyed(ASSET, 2, 0));
    run(OWNER, new AssetsCall.DestroyApprovals(ASSET));
    run(OWNER, new AssetsCall.FinishDestroy(ASSET));

    assertThat(lastEvent()).isEqualTo(new AssetsEvent.Destroyed(ASSET));
    for (AccountId who : new AccountId[] {OWNER, BOB, EVE}) {
      assertThat(reserved(who)).isZero();
      assertThat(runtime.system().accounts().get(who).consumers()).isZero();
    }
  }

  private void run(AccountId who, AssetsCall call) {
    assertThat(attempt(who, call)).as(call.toString()).isEqualTo(Result.ok());
  }

  private void assertFails(AccountId who, AssetsCall call, AssetsError error) {
    assertThat(attempt(who, call)).isEqualTo(Result.err(assets.errorOf(error)));
  }

  private Result<Unit, DispatchError> attempt(AccountId who, AssetsCall call) {
    return runtime.kernel().attempt(assets.outer(call), Origin.signed(who));
  }

  private BigInteger balance(AccountId who) {
    return assets.ledger().balance(ASSET, who);
  }

  private BigInteger supply() {
    return assets.ledger().supply(ASSET);
  }

  private BigInteger reserved(AccountId who) {
    return runtime.balances().funds().account(who).reserved();
  }

  private PalletEvent lastEvent() {
    return runtime.kernel().events().getLast().event().event();
  }

  private static MultiAddress at(AccountId who) {
    return MultiAddress.of(who);
  }

  private static BigInteger amount(long units) {
    return BigInteger.valueOf(units);
  }
}
