package network.khala.pallets.vesting;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.balances.BalanceLock;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Preservation;
import network.khala.pallets.system.AccountLookup;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// Pallet `Vesting`.
public final class VestingPallet extends CallablePallet<VestingCall> {
  private static final Bytes LOCK = Bytes.wrap("vesting ".getBytes(StandardCharsets.US_ASCII));
  private static final int SCHEDULES_MAX = 28;

  private final SystemPallet system;
  private final Funds funds;
  private final BigInteger transferMin;
  private final StorageMap<AccountId, List<VestingInfo>> vesting;
  private final StorageValue<Releases> storageVersion;

  /// The pallet of a chain.
  ///
  /// @param transferMin the least that can be given so, in 10^-12
  public VestingPallet(
      Kernel kernel, int index, BigInteger transferMin, SystemPallet system, Funds funds) {
    super(kernel, "Vesting", index, VestingCall.class);
    this.transferMin = transferMin;
    this.system = system;
    this.funds = funds;
    this.vesting =
        items()
            .map(
                "Vesting",
                Hasher.BLAKE2_128_CONCAT,
                items().codec(AccountId.class),
                Codecs.boundedList(items().codec(VestingInfo.class), SCHEDULES_MAX));
    this.storageVersion =
        items().value("StorageVersion", items().codec(Releases.class), Releases.V0);
    constant("MinVestedTransfer", Codecs.U128, transferMin);
    constant("MaxVestingSchedules", Codecs.U32, (long) SCHEDULES_MAX);
  }

  /// Genesis: several schedules for each account.
  public void initGenesis() {
    storageVersion.set(Releases.V1);
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(VestingEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(VestingError.class);
  }

  @Override
  protected PostDispatch dispatch(Origin origin, VestingCall call) {
    switch (call) {
      case VestingCall.Vest() -> vest(origin.requireSigned());
      case VestingCall.VestOther(MultiAddress target) -> {
        origin.requireSigned();
        vest(AccountLookup.resolve(target));
      }
      case VestingCall.VestedTransfer(MultiAddress target, VestingInfo schedule) ->
          transfer(origin.requireSigned(), AccountLookup.resolve(target), schedule);
      case VestingCall.ForceVestedTransfer(
              MultiAddress source,
              MultiAddress target,
              VestingInfo schedule) -> {
        origin.requireRoot();
        transfer(AccountLookup.resolve(source), AccountLookup.resolve(target), schedule);
      }
      case VestingCall.MergeSchedules(long first, long second) ->
          merge(origin.requireSigned(), first, second);
    }
    return PostDispatch.AS_DECLARED;
  }

  private List<VestingInfo> schedules(AccountId who) {
    return vesting.find(who).orElseThrow(() -> failure(VestingError.NOT_VESTING));
  }

  private void vest(AccountId who) {
    update(who, schedules(who));
  }

  private void transfer(AccountId from, AccountId to, VestingInfo schedule) {
    require(schedule.locked().compareTo(transferMin) >= 0, VestingError.AMOUNT_LOW);
    require(schedule.isValid(), VestingError.INVALID_SCHEDULE_PARAMS);
    List<VestingInfo> all = new ArrayList<>(vesting.find(to).orElse(List.of()));
    require(all.size() < SCHEDULES_MAX, VestingError.AT_MAX_VESTING_SCHEDULES);
    funds.transfer(from, to, schedule.locked(), Preservation.EXPENDABLE);
    all.add(schedule);
    update(to, all);
  }

  private void merge(AccountId who, long first, long second) {
    if (first == second) {
      return;
    }
    List<VestingInfo> all = schedules(who);
    require(first < all.size() && second < all.size(), VestingError.SCHEDULE_INDEX_OUT_OF_BOUNDS);
    List<VestingInfo> left = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i != first && i != second) {
        left.add(all.get(i));
      }
    }
    VestingInfo.merged(all.get((int) first), all.get((int) second), system.number())
        .ifPresent(left::add);
    update(who, left);
  }

  /// Drops schedules that are over and locks what the others lock.
  private void update(AccountId who, List<VestingInfo> all) {
    long now = system.number();
    List<VestingInfo> left =
        all.stream().filter(schedule -> schedule.lockedAt(now).signum() > 0).toList();
    BigInteger locked =
        left.stream()
            .map(schedule -> schedule.lockedAt(now))
            .reduce(BigInteger.ZERO, BigInteger::add);
    funds.setLock(LOCK, who, locked, BalanceLock.Reasons.MISC);
    if (left.isEmpty()) {
      vesting.remove(who);
      deposit(new VestingEvent.VestingCompleted(who));
    } else {
      vesting.put(who, left);
      deposit(new VestingEvent.VestingUpdated(who, locked));
    }
  }
}
