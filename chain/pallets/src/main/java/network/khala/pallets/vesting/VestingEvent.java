package network.khala.pallets.vesting;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Events of pallet `Vesting`.
@ScalePath("pallet_vesting::pallet::Event")
public sealed interface VestingEvent extends PalletEvent {
  /// So much is locked still, in 10^-12.
  @Index(0)
  record VestingUpdated(
      @TypeName("T::AccountId") AccountId account, @TypeName("BalanceOf<T>") BigInteger unvested)
      implements VestingEvent {}

  /// Nothing is locked any longer.
  @Index(1)
  record VestingCompleted(@TypeName("T::AccountId") AccountId account) implements VestingEvent {}
}
