package network.khala.pallets.proxy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Hashing;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.CallFilter;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.Pays;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.system.AccountLookup;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.ScaleWriter;
import network.khala.scale.Tuple2;

/// Pallet `Proxy`.
public final class ProxyPallet extends CallablePallet<ProxyCall> {
  private static final byte[] DERIVATION = "modlpy/proxy____".getBytes(StandardCharsets.US_ASCII);

  private final ProxyConfig config;
  private final ProxyFilter filter;
  private final SystemPallet system;
  private final Funds funds;
  private final Announcements announcements;
  private final Codec<RuntimeCall> callCodec;
  private final Codec<ProxyType> typeCodec;
  private final StorageMap<AccountId, Tuple2<List<ProxyDefinition>, BigInteger>> proxies;

  /// The pallet of a chain.
  ///
  /// @param filter which calls each type of proxy may make
  public ProxyPallet(
      Kernel kernel,
      int index,
      ProxyConfig config,
      ProxyFilter filter,
      SystemPallet system,
      Funds funds) {
    super(kernel, "Proxy", index, ProxyCall.class);
    this.config = config;
    this.filter = filter;
    this.system = system;
    this.funds = funds;
    this.callCodec = items().codec(RuntimeCall.class);
    this.typeCodec = items().codec(ProxyType.class);
    this.proxies =
        items()
            .map(
                "Proxies",
                Hasher.TWOX_64_CONCAT,
                items().codec(AccountId.class),
                Codecs.tuple(
                    Codecs.boundedList(items().codec(ProxyDefinition.class), config.proxiesMax()),
                    Codecs.U128),
                new Tuple2<>(List.of(), BigInteger.ZERO));
    this.announcements = new Announcements(items(), config, system, funds, reports());
    constant("ProxyDepositBase", Codecs.U128, config.depositBase());
    constant("ProxyDepositFactor", Codecs.U128, config.depositFactor());
    constant("MaxProxies", Codecs.U32, (long) config.proxiesMax());
    constant("MaxPending", Codecs.U32, (long) config.announcementsMax());
    constant("AnnouncementDepositBase", Codecs.U128, config.announcementDepositBase());
    constant("AnnouncementDepositFactor", Codecs.U128, config.announcementDepositFactor());
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(ProxyEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(ProxyError.class);
  }

  @Override
  protected DispatchInfo info(ProxyCall call) {
    return switch (call) {
      case ProxyCall.Proxy one -> around(call, one.call());
      case ProxyCall.ProxyAnnounced one -> around(call, one.call());
      case ProxyCall.AddProxy _,
          ProxyCall.RemoveProxy _,
          ProxyCall.RemoveProxies _,
          ProxyCall.CreatePure _,
          ProxyCall.KillPure _,
          ProxyCall.Announce _,
          ProxyCall.RemoveAnnouncement _,
          ProxyCall.RejectAnnouncement _ ->
          DispatchInfo.normal(weight(call));
    };
  }

  private DispatchInfo around(ProxyCall call, RuntimeCall inner) {
    DispatchInfo info = kernel().info(inner);
    return new DispatchInfo(
        info.weight().saturatingAdd(weight(call)), info.dispatchClass(), Pays.YES);
  }

  @Override
  protected PostDispatch dispatch(Origin origin, ProxyCall call) {
    AccountId who = origin.requireSigned();
    switch (call) {
      case ProxyCall.Proxy(MultiAddress real, var forced, RuntimeCall inner) ->
          proxy(who, AccountLookup.resolve(real), forced, inner);
      case ProxyCall.AddProxy(MultiAddress delegate, ProxyType type, long delay) ->
          add(who, new ProxyDefinition(AccountLookup.resolve(delegate), type, delay));
      case ProxyCall.RemoveProxy(MultiAddress delegate, ProxyType type, long delay) ->
          remove(who, new ProxyDefinition(AccountLookup.resolve(delegate), type, delay));
      case ProxyCall.RemoveProxies() -> funds.unreserve(who, takeDeposit(who));
      case ProxyCall.CreatePure(ProxyType type, long delay, int index) ->
          createPure(who, type, delay, index);
      case ProxyCall.KillPure one -> killPure(who, one);
      case ProxyCall.Announce(MultiAddress real, Hash hash) ->
          announce(who, AccountLookup.resolve(real), hash);
      case ProxyCall.RemoveAnnouncement(MultiAddress real, Hash hash) ->
          announcements.remove(who, AccountLookup.resolve(real), hash);
      case ProxyCall.RejectAnnouncement(MultiAddress delegate, Hash hash) ->
          announcements.remove(AccountLookup.resolve(delegate), who, hash);
      case ProxyCall.ProxyAnnounced one -> proxyAnnounced(one);
    }
    return PostDispatch.AS_DECLARED;
  }

  private void proxy(AccountId who, AccountId real, Optional<ProxyType> forced, RuntimeCall inner) {
    ProxyDefinition definition = definition(real, who, forced);
    require(definition.delay() == 0, ProxyError.UNPROXYABLE);
    act(definition, real, inner);
  }

  private void proxyAnnounced(ProxyCall.ProxyAnnounced call) {
    AccountId delegate = AccountLookup.resolve(call.delegate());
    AccountId real = AccountLookup.resolve(call.real());
    ProxyDefinition definition = definition(real, delegate, call.forceProxyType());
    Hash hash = Hash.blake2(callCodec.encode(call.call()));
    announcements.use(delegate, real, hash, definition.delay());
    act(definition, real, call.call());
  }

  private ProxyDefinition definition(
      AccountId real, AccountId delegate, Optional<ProxyType> forced) {
    return proxies.get(real).first().stream()
        .filter(one -> one.delegate().equals(delegate))
        .filter(one -> forced.isEmpty() || forced.get() == one.proxyType())
        .findFirst()
        .orElseThrow(() -> failure(ProxyError.NOT_PROXY));
  }

  /// What is granted goes with the origin into calls inside the call.
  private void act(ProxyDefinition definition, AccountId real, RuntimeCall inner) {
    ProxyType type = definition.proxyType();
    CallFilter grant = call -> maintains(type, call) && filter.allows(type, call);
    deposit(new ProxyEvent.ProxyExecuted(kernel().attempt(inner, Origin.signed(real), grant)));
  }

  /// A proxy can neither make nor unmake proxies that may do more than itself.
  private static boolean maintains(ProxyType type, RuntimeCall call) {
    return switch (call.call()) {
      case ProxyCall.AddProxy(var _, ProxyType other, long _) -> type.covers(other);
      case ProxyCall.RemoveProxy(var _, ProxyType other, long _) -> type.covers(other);
      case ProxyCall.RemoveProxies _, ProxyCall.KillPure _ -> type == ProxyType.ANY;
      default -> true;
    };
  }

  private void add(AccountId who, ProxyDefinition added) {
    require(!added.delegate().equals(who), ProxyError.NO_SELF_PROXY);
    List<ProxyDefinition> all = new ArrayList<>(proxies.get(who).first());
    require(!all.contains(added), ProxyError.DUPLICATE);
    require(all.size() < config.proxiesMax(), ProxyError.TOO_MANY);
    all.add(added);
    all.sort(null);
    put(who, all);
    deposit(new ProxyEvent.ProxyAdded(who, added.delegate(), added.proxyType(), added.delay()));
  }

  private void remove(AccountId who, ProxyDefinition removed) {
    List<ProxyDefinition> all = new ArrayList<>(proxies.get(who).first());
    require(all.remove(removed), ProxyError.NOT_FOUND);
    put(who, all);
    deposit(
        new ProxyEvent.ProxyRemoved(who, removed.delegate(), removed.proxyType(), removed.delay()));
  }

  private void put(AccountId who, List<ProxyDefinition> all) {
    BigInteger before = proxies.get(who).second();
    BigInteger due = config.deposit(all.size());
    funds.adjustReserve(who, before, due);
    if (all.isEmpty()) {
      proxies.remove(who);
    } else {
      proxies.put(who, new Tuple2<>(all, due));
    }
  }

  private BigInteger takeDeposit(AccountId who) {
    return proxies.take(who).map(Tuple2::second).orElse(BigInteger.ZERO);
  }

  private void createPure(AccountId who, ProxyType type, long delay, int index) {
    AccountId pure = pure(who, type, index, system.number(), system.extrinsicIndex());
    require(!proxies.contains(pure), ProxyError.DUPLICATE);
    BigInteger due = config.deposit(1);
    funds.reserve(who, due);
    proxies.put(pure, new Tuple2<>(List.of(new ProxyDefinition(who, type, delay)), due));
    deposit(new ProxyEvent.PureCreated(pure, who, type, index));
  }

  private void killPure(AccountId who, ProxyCall.KillPure call) {
    AccountId spawner = AccountLookup.resolve(call.spawner());
    AccountId made = pure(spawner, call.proxyType(), call.index(), call.height(), call.extIndex());
    require(made.equals(who), ProxyError.NO_PERMISSION);
    funds.unreserve(spawner, takeDeposit(who));
  }

  private AccountId pure(
      AccountId who, ProxyType type, int index, long height, long extrinsicIndex) {
    ScaleWriter out = new ScaleWriter();
    out.raw(DERIVATION).raw(who.value()).u32(height).u32(extrinsicIndex);
    out.raw(typeCodec.encode(type)).u16(index);
    return AccountId.of(Hashing.blake2b256(out.toArray()));
  }

  private void announce(AccountId who, AccountId real, Hash hash) {
    definition(real, who, Optional.empty());
    announcements.add(who, real, hash);
  }
}
