package network.khala.pallets.vault;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.economics.PoolArithmetic;
import network.khala.economics.U64F64;
import network.khala.frame.Reports;
import network.khala.pallets.basepool.BasePool;
import network.khala.pallets.basepool.Vault;

/// The owner's part of a vault's gains: new shares, so many that the price of all falls by that
/// part. The price up to which the owner has its part is never taken back: after a loss the owner
/// gains nothing until it is passed again.
///
/// Source: `docs/protocol/staking.md#vaults`.
final class OwnerShares {
  private final Reports reports;

  OwnerShares(Reports reports) {
    this.reports = reports;
  }

  /// Issues what the owner has gained.
  ///
  /// @return the vault, to be stored
  Vault settle(Vault vault) {
    BasePool base = vault.basepool();
    Optional<U64F64> price = base.price();
    if (price.isEmpty()) {
      return vault;
    }
    BigInteger now = price.get().toBalance();
    BigInteger checkpoint = vault.lastSharePriceCheckpoint();
    if (checkpoint.signum() == 0) {
      return vault.withCheckpoint(now);
    }
    if (now.compareTo(checkpoint) <= 0) {
      return vault;
    }
    int commission = Math.toIntExact(vault.commission().orElse(0L));
    BigInteger next = now.subtract(PoolArithmetic.permill(commission, now.subtract(checkpoint)));
    BigInteger gained = gained(base, next);
    reports.deposit(new VaultEvent.OwnerSharesGained(base.pid(), gained, next));
    return vault
        .with(base.withTotals(base.totalShares().add(gained), base.totalValue()))
        .withOwnerShares(vault.ownerShares().add(gained))
        .withCheckpoint(next);
  }

  private static BigInteger gained(BasePool base, BigInteger price) {
    BigInteger shares = PoolArithmetic.divide(base.totalValue(), U64F64.fromBalance(price));
    return shares.subtract(base.totalShares()).max(BigInteger.ZERO);
  }
}
