package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.scale.Permill;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// A pool that delegates to stake pools.
///
/// @param basepool what it has in common with stake pools
/// @param lastSharePriceCheckpoint the price up to which the owner has its part
/// @param commission the owner's part of gains, in parts per million
/// @param ownerShares shares of the owner that are not yet an NFT
/// @param investPools the stake pools it delegates to
@ScalePath("phala_pallets::compute::pool_proxy::Vault")
public record Vault(
    @TypeName("BasePool<AccountId, Balance>") BasePool basepool,
    @TypeName("Balance") BigInteger lastSharePriceCheckpoint,
    Optional<@Permill Long> commission,
    @TypeName("Balance") BigInteger ownerShares,
    @TypeName("VecDeque<u64>") List<Long> investPools) {
  /// Copies the list.
  public Vault {
    investPools = List.copyOf(investPools);
  }

  /// A vault around its common part.
  ///
  /// @param initialPrice from which on the owner has a part of gains
  public static Vault of(BasePool base, BigInteger initialPrice) {
    return new Vault(base, initialPrice, Optional.empty(), BigInteger.ZERO, List.of());
  }

  /// With another common part.
  public Vault with(BasePool base) {
    return new Vault(base, lastSharePriceCheckpoint, commission, ownerShares, investPools);
  }

  /// With a stake pool that it delegates to, once.
  public Vault withInvestment(long pid) {
    if (investPools.contains(pid)) {
      return this;
    }
    List<Long> pools = new ArrayList<>(investPools);
    pools.add(pid);
    return new Vault(basepool, lastSharePriceCheckpoint, commission, ownerShares, pools);
  }

  /// With another list of stake pools that it delegates to.
  public Vault withInvestments(List<Long> pools) {
    return new Vault(basepool, lastSharePriceCheckpoint, commission, ownerShares, pools);
  }

  /// With another price up to which the owner has its part.
  public Vault withCheckpoint(BigInteger price) {
    return new Vault(basepool, price, commission, ownerShares, investPools);
  }

  /// With another part of gains for the owner.
  public Vault withCommission(Optional<Long> parts) {
    return new Vault(basepool, lastSharePriceCheckpoint, parts, ownerShares, investPools);
  }

  /// With another number of shares of the owner that are not yet an NFT.
  public Vault withOwnerShares(BigInteger shares) {
    return new Vault(basepool, lastSharePriceCheckpoint, commission, shares, investPools);
  }
}
