package network.khala.pallets.proxy;

import java.util.Optional;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Compact;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U16;
import network.khala.scale.U32;

/// Calls of pallet `Proxy`.
@ScalePath("pallet_proxy::pallet::Call")
public sealed interface ProxyCall extends PalletCall {
  /// Makes a call for another account.
  @Index(0)
  @ScaleName("proxy")
  record Proxy(
      @TypeName("AccountIdLookupOf<T>") MultiAddress real,
      @TypeName("Option<T::ProxyType>") Optional<ProxyType> forceProxyType,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements ProxyCall {}

  /// Lets another account act for the sender.
  @Index(1)
  @ScaleName("add_proxy")
  record AddProxy(
      @TypeName("AccountIdLookupOf<T>") MultiAddress delegate,
      @TypeName("T::ProxyType") ProxyType proxyType,
      @U32 @TypeName("BlockNumberFor<T>") long delay)
      implements ProxyCall {}

  /// Lets it no longer.
  @Index(2)
  @ScaleName("remove_proxy")
  record RemoveProxy(
      @TypeName("AccountIdLookupOf<T>") MultiAddress delegate,
      @TypeName("T::ProxyType") ProxyType proxyType,
      @U32 @TypeName("BlockNumberFor<T>") long delay)
      implements ProxyCall {}

  /// Lets nobody act for the sender any longer.
  @Index(3)
  @ScaleName("remove_proxies")
  record RemoveProxies() implements ProxyCall {}

  /// Makes an account without a key, for which the sender acts.
  @Index(4)
  @ScaleName("create_pure")
  record CreatePure(
      @TypeName("T::ProxyType") ProxyType proxyType,
      @U32 @TypeName("BlockNumberFor<T>") long delay,
      @U16 int index)
      implements ProxyCall {}

  /// An account without a key: ends itself. What it owns is lost.
  @Index(5)
  @ScaleName("kill_pure")
  record KillPure(
      @TypeName("AccountIdLookupOf<T>") MultiAddress spawner,
      @TypeName("T::ProxyType") ProxyType proxyType,
      @U16 int index,
      @TypeName("BlockNumberFor<T>") @Compact @U32 long height,
      @Compact @U32 long extIndex)
      implements ProxyCall {}

  /// A proxy: announces a call.
  @Index(6)
  @ScaleName("announce")
  record Announce(
      @TypeName("AccountIdLookupOf<T>") MultiAddress real, @TypeName("CallHashOf<T>") Hash callHash)
      implements ProxyCall {}

  /// A proxy: takes an announcement back.
  @Index(7)
  @ScaleName("remove_announcement")
  record RemoveAnnouncement(
      @TypeName("AccountIdLookupOf<T>") MultiAddress real, @TypeName("CallHashOf<T>") Hash callHash)
      implements ProxyCall {}

  /// Refuses a call that a proxy has announced.
  @Index(8)
  @ScaleName("reject_announcement")
  record RejectAnnouncement(
      @TypeName("AccountIdLookupOf<T>") MultiAddress delegate,
      @TypeName("CallHashOf<T>") Hash callHash)
      implements ProxyCall {}

  /// Makes a call that a proxy has announced long enough before.
  @Index(9)
  @ScaleName("proxy_announced")
  record ProxyAnnounced(
      @TypeName("AccountIdLookupOf<T>") MultiAddress delegate,
      @TypeName("AccountIdLookupOf<T>") MultiAddress real,
      @TypeName("Option<T::ProxyType>") Optional<ProxyType> forceProxyType,
      @TypeName("Box<<T as Config>::RuntimeCall>") RuntimeCall call)
      implements ProxyCall {}
}
