package network.khala.pallets.assets;

import java.math.BigInteger;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// An asset.
///
/// @param owner who may change the rest
/// @param issuer who may mint
/// @param admin who may burn, force transfers and thaw
/// @param freezer who may freeze
/// @param supply all there is of it
/// @param deposit what the owner left
/// @param minBalance the least an account must have, above zero
/// @param isSufficient whether having it is reason enough for an account to exist
/// @param accounts how many accounts have it
/// @param sufficients how many of them exist for it alone
/// @param approvals how many approvals there are
/// @param status what may be done with it
@ScalePath("pallet_assets::types::AssetDetails")
public record AssetDetails(
    AccountId owner,
    AccountId issuer,
    AccountId admin,
    AccountId freezer,
    @TypeName("Balance") BigInteger supply,
    @TypeName("DepositBalance") BigInteger deposit,
    @TypeName("Balance") BigInteger minBalance,
    boolean isSufficient,
    @U32 long accounts,
    @U32 long sufficients,
    @U32 long approvals,
    AssetStatus status) {
  static AssetDetails of(
      AccountId owner, AccountId team, BigInteger deposit, BigInteger min, boolean isSufficient) {
    return new AssetDetails(
        owner,
        team,
        team,
        team,
        BigInteger.ZERO,
        deposit,
        min,
        isSufficient,
        0,
        0,
        0,
        AssetStatus.LIVE);
  }

  AssetDetails withSupply(BigInteger amount) {
    return new AssetDetails(
        owner,
        issuer,
        admin,
        freezer,
        amount,
        deposit,
        minBalance,
        isSufficient,
        accounts,
        sufficients,
        approvals,
        status);
  }

  AssetDetails withAccounts(long all, long sufficient) {
    return new AssetDetails(
        owner,
        issuer,
        admin,
        freezer,
        supply,
        deposit,
        minBalance,
        isSufficient,
        all,
        sufficient,
        approvals,
        status);
  }

  AssetDetails withApprovals(long count) {
    return new AssetDetails(
        owner,
        issuer,
        admin,
        freezer,
        supply,
        deposit,
        minBalance,
        isSufficient,
        accounts,
        sufficients,
        count,
        status);
  }

  AssetDetails withStatus(AssetStatus other) {
    return new AssetDetails(
        owner,
        issuer,
        admin,
        freezer,
        supply,
        deposit,
        minBalance,
        isSufficient,
        accounts,
        sufficients,
        approvals,
        other);
  }

  AssetDetails withOwner(AccountId other) {
    return new AssetDetails(
        other,
        issuer,
        admin,
        freezer,
        supply,
        deposit,
        minBalance,
        isSufficient,
        accounts,
        sufficients,
        approvals,
        status);
  }

  AssetDetails withTeam(AccountId nextIssuer, AccountId nextAdmin, AccountId nextFreezer) {
    return new AssetDetails(
        owner,
        nextIssuer,
        nextAdmin,
        nextFreezer,
        supply,
        deposit,
        minBalance,
        isSufficient,
        accounts,
        sufficients,
        approvals,
        status);
  }

  AssetDetails withRules(BigInteger min, boolean sufficient) {
    return new AssetDetails(
        owner,
        issuer,
        admin,
        freezer,
        supply,
        deposit,
        min,
        sufficient,
        accounts,
        sufficients,
        approvals,
        status);
  }
}
