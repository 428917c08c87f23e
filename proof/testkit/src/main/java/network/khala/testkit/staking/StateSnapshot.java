package network.khala.testkit.staking;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import network.khala.frame.Pallet;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.KeyTriple;
import network.khala.frame.storage.StorageEntry;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.assets.AssetAccount;
import network.khala.pallets.assets.AssetDetails;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.PoolProxy;
import network.khala.pallets.basepool.StakePool;
import network.khala.pallets.basepool.Vault;
import network.khala.pallets.computation.SessionInfo;
import network.khala.pallets.rmrk.NftInfo;
import network.khala.pallets.system.AccountInfo;
import network.khala.protocol.computation.TokenomicParameters;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.runtime.KhalaRuntime;
import network.khala.scale.Bytes;
import network.khala.scale.Tuple2;
import org.jspecify.annotations.Nullable;

/// The part of the state that scenarios speak of, under their paths and in text form, read from the
/// real storage.
final class StateSnapshot {
  private final KhalaRuntime runtime;
  private final long asset;
  private final Symbols symbols;
  private final Described described;
  private final SortedMap<String, String> paths = new TreeMap<>();

  private StateSnapshot(KhalaRuntime runtime, long asset, Symbols symbols) {
    this.runtime = runtime;
    this.asset = asset;
    this.symbols = symbols;
    this.described = new Described(symbols);
  }

  static SortedMap<String, String> of(KhalaRuntime runtime, long asset, Symbols symbols) {
    StateSnapshot snapshot = new StateSnapshot(runtime, asset, symbols);
    snapshot.pools();
    snapshot.balances();
    snapshot.shares();
    snapshot.sessions();
    snapshot.votes();
    snapshot.values();
    return snapshot.paths;
  }

  private void pools() {
    this.<Long, PoolProxy>each(
        runtime.staking().basePool(),
        "Pools",
        (pid, proxy) -> {
          symbols.pool(pid, proxy);
          String at = "pool/" + pid + "/";
          base(at, proxy.base());
          switch (proxy) {
            case PoolProxy.OfStakePool(StakePool pool) -> stakePool(at, pool);
            case PoolProxy.OfVault(Vault vault) -> vault(at, vault);
          }
        });
  }

  private void base(String at, BasePool base) {
    put(at + "owner", base.owner());
    put(at + "cid", base.cid());
    put(at + "total_shares", base.totalShares());
    put(at + "total_value", base.totalValue());
    put(at + "withdraw_queue", base.withdrawQueue());
    put(at + "value_subscribers", base.valueSubscribers());
  }

  private void stakePool(String at, StakePool pool) {
    put(at + "kind", "StakePool");
    put(at + "commission", pool.payoutCommission());
    put(at + "cap", pool.cap());
    put(at + "workers", pool.workers());
    put(at + "cd_workers", pool.cdWorkers());
  }

  private void vault(String at, Vault vault) {
    put(at + "kind", "Vault");
    put(at + "commission", vault.commission());
    put(at + "last_share_price_checkpoint", vault.lastSharePriceCheckpoint());
    put(at + "owner_shares", vault.ownerShares());
    put(at + "invest_pools", vault.investPools());
  }

  private void balances() {
    this.<AccountId, AccountInfo>each(
        runtime.system(),
        "Account",
        (who, info) -> nonZero("pha/" + symbols.nameOf(who), info.data().free()));
    for (Map.Entry<KeyPair<Long, AccountId>, AssetAccount> entry :
        this.<KeyPair<Long, AccountId>, AssetAccount>nmap(runtime.staking().assets(), "Account")
            .entries()) {
      put("wpha/" + symbols.nameOf(entry.getKey().second()), entry.getValue().balance());
    }
    this.<Long, AssetDetails>each(
        runtime.staking().assets(),
        "Asset",
        (id, details) -> {
          if (id == asset) {
            put("wpha_supply", details.supply());
          }
        });
  }

  private void shares() {
    Map<String, Map<String, String>> nfts = new TreeMap<>();
    for (Map.Entry<KeyPair<Long, Long>, NftInfo> entry :
        this.<KeyPair<Long, Long>, NftInfo>nmap(runtime.staking().rmrk(), "Nfts").entries()) {
      KeyPair<Long, Long> id = entry.getKey();
      nfts.computeIfAbsent(id.first() + "/" + id.second(), _ -> new TreeMap<>())
          .put("owner", described.text(entry.getValue().owner()));
    }
    for (Map.Entry<KeyTriple<Long, Optional<Long>, Bytes>, Bytes> entry :
        this.<KeyTriple<Long, Optional<Long>, Bytes>, Bytes>nmap(
                runtime.staking().rmrk(), "Properties")
            .entries()) {
      KeyTriple<Long, Optional<Long>, Bytes> id = entry.getKey();
      long nft = id.second().orElseThrow();
      String key = described.text(id.third());
      Map<String, String> members =
          nfts.computeIfAbsent(id.first() + "/" + nft, _ -> new TreeMap<>());
      if (key.equals("stake-info")) {
        members.put(
            "shares", runtime.staking().basePool().shares().shares(id.first(), nft).toString());
      } else {
        members.put(key, described.text(entry.getValue()));
      }
    }
    nfts.forEach((id, members) -> paths.put("nft/" + id, members.toString()));
    Pallet basePool = runtime.staking().basePool();
    this.<Long, Long>each(basePool, "NextNftId", (cid, next) -> put("next_nft_id/" + cid, next));
    this.<Long, Object>each(
        basePool, "PoolContributionWhitelists", (pid, list) -> put("whitelist/" + pid, list));
    this.<Long, Bytes>each(
        basePool, "PoolDescriptions", (pid, text) -> put("description/" + pid, text));
  }

  private void sessions() {
    Pallet computation = runtime.staking().computation();
    this.<AccountId, SessionInfo>each(
        computation,
        "Sessions",
        (session, info) -> paths.put("session/" + symbols.nameOf(session), session(info)));
    this.<AccountId, Object>each(
        computation,
        "SessionBindings",
        (session, worker) -> put("session_binding/" + symbols.nameOf(session), worker));
    this.<AccountId, Object>each(
        computation, "Stakes", (session, stake) -> put("stake/" + symbols.nameOf(session), stake));
    this.<Sr25519PublicKey, Object>each(
        runtime.staking().stakePool(),
        "WorkerAssignments",
        (worker, pid) -> put("worker_assignment/" + symbols.nameOf(worker), pid));
    this.<AccountId, Record>each(
        runtime.staking().wrapped(),
        "StakerAccounts",
        (who, account) -> put("staker_account/" + symbols.nameOf(who), account));
  }

  private void votes() {
    for (Map.Entry<KeyPair<Long, AccountId>, Tuple2<BigInteger, BigInteger>> vote :
        this.<KeyPair<Long, AccountId>, Tuple2<BigInteger, BigInteger>>nmap(
                runtime.staking().wrapped(), "VoteAccountMap")
            .entries()) {
      String path = "vote/" + vote.getKey().first() + "/";
      put(
          path + symbols.nameOf(vote.getKey().second()),
          List.of(vote.getValue().first(), vote.getValue().second()));
    }
    this.<Long, Object>each(
        runtime.staking().vault(), "VaultLocks", (pid, _) -> put("vault_lock/" + pid, true));
  }

  private String session(SessionInfo info) {
    Map<String, String> members = new TreeMap<>(described.fields(info));
    members.remove("benchmark");
    members.remove("stats");
    members.putAll(described.fields(info.benchmark()));
    members.putAll(described.fields(info.stats()));
    return members.toString();
  }

  private void values() {
    Pallet computation = runtime.staking().computation();
    value(computation, "OnlineWorkers").ifPresent(it -> put("online_workers", it));
    value(computation, "NextSessionId").ifPresent(it -> put("next_session_id", it));
    value(computation, "CoolDownPeriod").ifPresent(it -> put("cool_down_period", it));
    value(computation, "BudgetUpdateNonce").ifPresent(it -> put("budget_update_nonce", it));
    value(computation, "LastBudgetUpdateBlock")
        .ifPresent(it -> put("last_budget_update_block", it));
    value(computation, "TokenomicParameters")
        .ifPresent(it -> put("budget_per_block", ((TokenomicParameters) it).budgetPerBlock()));
    value(computation, "ScheduledTokenomicUpdate")
        .ifPresent(_ -> put("scheduled_tokenomic_update", true));
    value(runtime.staking().basePool(), "PoolCount").ifPresent(it -> put("pool_count", it));
    value(runtime.staking().wrapped(), "UnmintableDust")
        .ifPresent(it -> put("unmintable_dust", it));
    put("now_ms", runtime.timestamp().now());
  }

  private void nonZero(String path, BigInteger amount) {
    if (amount.signum() != 0) {
      put(path, amount);
    }
  }

  private void put(String path, @Nullable Object value) {
    String text = described.text(value);
    if (!text.equals("null")) {
      paths.put(path, text);
    }
  }

  private <K, V> void each(Pallet pallet, String name, BiConsumer<K, V> action) {
    // The declared types are those of the pallet's storage.
    @SuppressWarnings("unchecked")
    StorageMap<K, V> map = (StorageMap<K, V>) entry(pallet, name);
    map.entries().forEach(entry -> action.accept(entry.getKey(), entry.getValue()));
  }

  // The declared types are those of the pallet's storage.
  @SuppressWarnings("unchecked")
  private <K, V> StorageNMap<K, V> nmap(Pallet pallet, String name) {
    return (StorageNMap<K, V>) entry(pallet, name);
  }

  private static Optional<Object> value(Pallet pallet, String name) {
    return ((StorageValue<?>) entry(pallet, name)).find().map(found -> found);
  }

  static StorageEntry<?> entry(Pallet pallet, String name) {
    return pallet.items().entries().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no item " + name));
  }
}
