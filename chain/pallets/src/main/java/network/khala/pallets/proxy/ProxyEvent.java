package network.khala.pallets.proxy;

import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Index;
import network.khala.scale.Result;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U16;
import network.khala.scale.U32;
import network.khala.scale.Unit;

/// Events of pallet `Proxy`.
@ScalePath("pallet_proxy::pallet::Event")
public sealed interface ProxyEvent extends PalletEvent {
  /// A call was made for another account.
  @Index(0)
  record ProxyExecuted(@TypeName("DispatchResult") Result<Unit, DispatchError> result)
      implements ProxyEvent {}

  /// There is a new account without a key.
  @Index(1)
  record PureCreated(
      @TypeName("T::AccountId") AccountId pure,
      @TypeName("T::AccountId") AccountId who,
      @TypeName("T::ProxyType") ProxyType proxyType,
      @U16 int disambiguationIndex)
      implements ProxyEvent {}

  /// A proxy is going to make a call.
  @Index(2)
  record Announced(
      @TypeName("T::AccountId") AccountId real,
      @TypeName("T::AccountId") AccountId proxy,
      @TypeName("CallHashOf<T>") Hash callHash)
      implements ProxyEvent {}

  /// An account may act for another.
  @Index(3)
  record ProxyAdded(
      @TypeName("T::AccountId") AccountId delegator,
      @TypeName("T::AccountId") AccountId delegatee,
      @TypeName("T::ProxyType") ProxyType proxyType,
      @U32 @TypeName("BlockNumberFor<T>") long delay)
      implements ProxyEvent {}

  /// It may no longer.
  @Index(4)
  record ProxyRemoved(
      @TypeName("T::AccountId") AccountId delegator,
      @TypeName("T::AccountId") AccountId delegatee,
      @TypeName("T::ProxyType") ProxyType proxyType,
      @U32 @TypeName("BlockNumberFor<T>") long delay)
      implements ProxyEvent {}
}
