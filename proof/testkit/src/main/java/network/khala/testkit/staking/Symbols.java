package network.khala.testkit.staking;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.basepool.PoolProxy;
import network.khala.pallets.basepool.StakePool;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.wrapped.WrappedToken;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.runtime.PalletAccounts;

/// The names that scenarios have for accounts and workers, in both directions.
final class Symbols {
  private final Map<String, AccountId> accounts = new HashMap<>();
  private final Map<AccountId, String> accountNames = new HashMap<>();
  private final Map<Sr25519PublicKey, String> workers = new LinkedHashMap<>();
  private final Map<Long, PoolProxy> pools = new LinkedHashMap<>();

  Symbols() {
    name("basepool", PoolAccounts.BASE_POOL);
    name("wrapped", WrappedToken.BACKING);
    name("subsidy", ComputationPallet.SUBSIDY);
    name("treasury", PalletAccounts.TREASURY);
  }

  /// Tells of a pool, whose accounts and sessions have names.
  void pool(long pid, PoolProxy pool) {
    if (pools.put(pid, pool) == null) {
      String name = "pool:" + pid;
      name(name, pool.base().poolAccountId());
      if (pool instanceof PoolProxy.OfStakePool(StakePool stakePool)) {
        name(name + "/lock", stakePool.lockAccount());
        name(name + "/owner_reward", stakePool.ownerRewardAccount());
      }
      workers.keySet().forEach(worker -> session(pid, worker));
    }
  }

  AccountId account(String name) {
    AccountId known = accounts.get(name);
    if (known != null) {
      return known;
    }
    if (name.startsWith("session:")) {
      String[] parts = name.substring("session:".length()).split("/", 2);
      AccountId session = PoolAccounts.session(Long.parseLong(parts[0]), worker(parts[1]));
      name(name, session);
      return session;
    }
    AccountId made = AccountId.of(numbered(name, "acct:", 0xa0));
    name(name, made);
    return made;
  }

  Sr25519PublicKey worker(String name) {
    Sr25519PublicKey worker = Sr25519PublicKey.of(numbered(name, "worker:", 0xb0));
    if (workers.put(worker, name) == null) {
      pools.keySet().forEach(pid -> session(pid, worker));
    }
    return worker;
  }

  String nameOf(AccountId account) {
    return accountNames.getOrDefault(account, account.toHex());
  }

  String nameOf(Sr25519PublicKey worker) {
    return workers.getOrDefault(worker, worker.toHex());
  }

  boolean isPoolAccount(AccountId account) {
    return nameOf(account).startsWith("pool:");
  }

  private void session(long pid, Sr25519PublicKey worker) {
    name("session:" + pid + "/" + workers.get(worker), PoolAccounts.session(pid, worker));
  }

  private void name(String name, AccountId account) {
    accounts.put(name, account);
    accountNames.put(account, name);
  }

  private static byte[] numbered(String name, String prefix, int first) {
    if (!name.startsWith(prefix)) {
      throw new IllegalArgumentException("no such name: " + name);
    }
    int number = Integer.parseInt(name.substring(prefix.length()));
    byte[] bytes = new byte[32];
    bytes[0] = (byte) first;
    bytes[30] = (byte) (number >>> 8);
    bytes[31] = (byte) number;
    return bytes;
  }
}
