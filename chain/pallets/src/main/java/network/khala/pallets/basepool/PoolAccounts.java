package network.khala.pallets.basepool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.khala.crypto.Hashing;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.ScaleWriter;

/// The accounts of pools: a prefix and a hash of what the account is for, cut to 32 bytes. Nobody
/// has their keys.
///
/// Source: `docs/protocol/staking.md#accounts`.
public final class PoolAccounts {
  /// The issuer of all collections and the owner of NFTs in queues.
  public static final AccountId BASE_POOL = AccountId.of(Arrays.copyOf(ascii("basepool"), 32));

  private static final int SIZE = 32;

  private PoolAccounts() {}

  /// What is free in a pool or vault.
  public static AccountId pool(long pid, AccountId owner) {
    return derive("bp/", pid, owner.toArray());
  }

  /// What a stake pool has staked.
  public static AccountId lock(long pid, AccountId owner) {
    return derive("sl/", pid, owner.toArray());
  }

  /// The owner's rewards of a stake pool.
  public static AccountId ownerReward(long pid, AccountId owner) {
    return derive("so/", pid, owner.toArray());
  }

  /// The session of a worker in a stake pool.
  public static AccountId session(long pid, Sr25519PublicKey worker) {
    return derive("spm/", pid, worker.toArray());
  }

  private static AccountId derive(String prefix, long pid, byte[] of) {
    ScaleWriter subject = new ScaleWriter();
    subject.u64(pid);
    subject.raw(of);
    ScaleWriter account = new ScaleWriter();
    account.raw(ascii(prefix));
    account.raw(Hashing.blake2b256(subject.toArray()));
    return AccountId.of(Arrays.copyOf(account.toArray(), SIZE));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
