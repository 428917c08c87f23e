package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Events of pallet `PhalaBasePool`. Amounts and shares are in 10^-12.
@ScalePath("phala_pallets::compute::base_pool::pallet::Event")
public sealed interface BasePoolEvent extends PalletEvent {
  /// Shares of a pool came into being or were put together in one NFT.
  @Index(0)
  record NftCreated(
      long pid,
      @U32 long cid,
      @U32 long nftId,
      @TypeName("T::AccountId") AccountId owner,
      @TypeName("BalanceOf<T>") BigInteger shares)
      implements BasePoolEvent {}

  /// A delegator wants to leave.
  @Index(1)
  record WithdrawalQueued(
      long pid,
      @TypeName("T::AccountId") AccountId user,
      @TypeName("BalanceOf<T>") BigInteger shares,
      @U32 long nftId,
      Optional<Long> asVault,
      @U32 long withdrawingNftId)
      implements BasePoolEvent {}

  /// A delegator was paid from the queue.
  @Index(2)
  record Withdrawal(
      long pid,
      @TypeName("T::AccountId") AccountId user,
      @TypeName("BalanceOf<T>") BigInteger amount,
      @TypeName("BalanceOf<T>") BigInteger shares,
      @TypeName("BalanceOf<T>") BigInteger burntShares)
      implements BasePoolEvent {}

  /// A pool takes listed contributors only.
  @Index(3)
  record PoolWhitelistCreated(long pid) implements BasePoolEvent {}

  /// A pool takes any contributor.
  @Index(4)
  record PoolWhitelistDeleted(long pid) implements BasePoolEvent {}

  /// An account was listed.
  @Index(5)
  record PoolWhitelistStakerAdded(long pid, @TypeName("T::AccountId") AccountId staker)
      implements BasePoolEvent {}

  /// An account was taken off the list.
  @Index(6)
  record PoolWhitelistStakerRemoved(long pid, @TypeName("T::AccountId") AccountId staker)
      implements BasePoolEvent {}
}
