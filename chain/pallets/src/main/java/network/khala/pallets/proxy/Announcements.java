package network.khala.pallets.proxy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import network.khala.frame.Reports;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// The calls that proxies have announced.
final class Announcements {
  private final ProxyConfig config;
  private final SystemPallet system;
  private final Funds funds;
  private final Reports reports;
  private final StorageMap<AccountId, Tuple2<List<Announcement>, BigInteger>> pending;

  Announcements(
      StorageItems items, ProxyConfig config, SystemPallet system, Funds funds, Reports reports) {
    this.config = config;
    this.system = system;
    this.funds = funds;
    this.reports = reports;
    this.pending =
        items.map(
            "Announcements",
            Hasher.TWOX_64_CONCAT,
            items.codec(AccountId.class),
            Codecs.tuple(
                Codecs.boundedList(items.codec(Announcement.class), config.announcementsMax()),
                Codecs.U128),
            new Tuple2<>(List.of(), BigInteger.ZERO));
  }

  void add(AccountId proxy, AccountId real, Hash hash) {
    List<Announcement> all = new ArrayList<>(pending.get(proxy).first());
    reports.require(all.size() < config.announcementsMax(), ProxyError.TOO_MANY);
    all.add(new Announcement(real, hash, system.number()));
    put(proxy, all);
    reports.deposit(new ProxyEvent.Announced(real, proxy, hash));
  }

  /// Takes announcements of a call back.
  void remove(AccountId proxy, AccountId real, Hash hash) {
    reports.require(removeIf(proxy, one -> isOf(one, real, hash)), ProxyError.NOT_FOUND);
  }

  /// Uses up announcements of a call that are old enough.
  void use(AccountId proxy, AccountId real, Hash hash, long delay) {
    long now = system.number();
    reports.require(
        removeIf(proxy, one -> isOf(one, real, hash) && now - one.height() >= delay),
        ProxyError.UNANNOUNCED);
  }

  private static boolean isOf(Announcement one, AccountId real, Hash hash) {
    return one.real().equals(real) && one.callHash().equals(hash);
  }

  private boolean removeIf(AccountId proxy, Predicate<Announcement> test) {
    List<Announcement> all = new ArrayList<>(pending.get(proxy).first());
    boolean removed = all.removeIf(test);
    if (removed) {
      put(proxy, all);
    }
    return removed;
  }

  private void put(AccountId proxy, List<Announcement> all) {
    BigInteger due = config.announcementDeposit(all.size());
    funds.adjustReserve(proxy, pending.get(proxy).second(), due);
    if (all.isEmpty()) {
      pending.remove(proxy);
    } else {
      pending.put(proxy, new Tuple2<>(all, due));
    }
  }
}
