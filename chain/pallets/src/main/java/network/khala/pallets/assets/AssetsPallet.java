package network.khala.pallets.assets;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.system.AccountLookup;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;

/// Pallet `Assets`: tokens beside the native one.
public final class AssetsPallet extends CallablePallet<AssetsCall> {
  static final int REMOVED_MAX = 1000;
  static final BigInteger ASSET_DEPOSIT = BigInteger.TEN.pow(10);
  static final BigInteger APPROVAL_DEPOSIT = ASSET_DEPOSIT;
  static final BigInteger ACCOUNT_DEPOSIT = BigInteger.TEN.pow(12);
  static final BigInteger METADATA_DEPOSIT_BASE = ASSET_DEPOSIT.multiply(BigInteger.valueOf(83));
  static final BigInteger METADATA_DEPOSIT_PER_BYTE = ASSET_DEPOSIT;

  private final AssetsStorage storage;
  private final AssetLedger ledger;
  private final AssetAdministration administration;
  private final AssetDestruction destruction;
  private final AssetNames names;
  private final AssetMovements movements;

  /// The pallet over the chain's accounts and their funds.
  public AssetsPallet(Kernel kernel, int index, SystemPallet system, Funds funds) {
    super(kernel, "Assets", index, AssetsCall.class);
    this.storage = new AssetsStorage(items());
    this.ledger = new AssetLedger(storage, system.accounts(), reports());
    this.administration = new AssetAdministration(storage, funds, reports());
    this.destruction =
        new AssetDestruction(storage, administration, system.accounts(), funds, reports());
    this.names = new AssetNames(storage, administration, funds, reports());
    this.movements = new AssetMovements(storage, administration, ledger, funds, reports());
    constant("RemoveItemsLimit", Codecs.U32, (long) REMOVED_MAX);
    constant("AssetDeposit", Codecs.U128, ASSET_DEPOSIT);
    constant("AssetAccountDeposit", Codecs.U128, ACCOUNT_DEPOSIT);
    constant("MetadataDepositBase", Codecs.U128, METADATA_DEPOSIT_BASE);
    constant("MetadataDepositPerByte", Codecs.U128, METADATA_DEPOSIT_PER_BYTE);
    constant("ApprovalDeposit", Codecs.U128, APPROVAL_DEPOSIT);
    constant("StringLimit", Codecs.U32, (long) AssetsStorage.STRING_MAX);
  }

  /// What pallets do with assets.
  public AssetLedger ledger() {
    return ledger;
  }

  /// Genesis: an asset that lets accounts exist, with its name.
  ///
  /// @param owner who owns and runs it
  /// @param minBalance the least an account must have, above zero
  public void create(long asset, AccountId owner, BigInteger minBalance, AssetMetadata metadata) {
    storage.asset.put(asset, AssetDetails.of(owner, owner, BigInteger.ZERO, minBalance, true));
    storage.metadata.put(asset, metadata);
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(AssetsEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(AssetsError.class);
  }

  @Override
  protected long units(AssetsCall call) {
    return call instanceof AssetsCall.DestroyAccounts || call instanceof AssetsCall.DestroyApprovals
        ? REMOVED_MAX
        : 0;
  }

  @Override
  protected PostDispatch dispatch(Origin origin, AssetsCall call) {
    switch (call) {
      case AssetsCall.Create(long id, MultiAddress admin, BigInteger minBalance) ->
          administration.create(origin.requireSigned(), id, at(admin), minBalance);
      case AssetsCall.ForceCreate(
              long id,
              MultiAddress owner,
              boolean isSufficient,
              BigInteger minBalance) -> {
        origin.requireRoot();
        administration.forceCreate(id, at(owner), isSufficient, minBalance);
      }
      case AssetsCall.StartDestroy(long id) -> destruction.start(ownerUnlessRoot(origin), id);
      case AssetsCall.DestroyAccounts(long id) -> {
        origin.requireSigned();
        destruction.destroyAccounts(id);
      }
      case AssetsCall.DestroyApprovals(long id) -> {
        origin.requireSigned();
        destruction.destroyApprovals(id);
      }
      case AssetsCall.FinishDestroy(long id) -> {
        origin.requireSigned();
        destruction.finish(id);
      }
      case AssetsCall.Mint(long id, MultiAddress beneficiary, BigInteger amount) ->
          movements.mint(origin.requireSigned(), id, at(beneficiary), amount);
      case AssetsCall.Burn(long id, MultiAddress who, BigInteger amount) ->
          movements.burn(origin.requireSigned(), id, at(who), amount);
      case AssetsCall.Transfer(long id, MultiAddress target, BigInteger amount) ->
          movements.transfer(id, origin.requireSigned(), at(target), amount, false);
      case AssetsCall.TransferKeepAlive(long id, MultiAddress target, BigInteger amount) ->
          movements.transfer(id, origin.requireSigned(), at(target), amount, true);
      case AssetsCall.ForceTransfer(
              long id,
              MultiAddress source,
              MultiAddress dest,
              BigInteger amount) ->
          movements.forceTransfer(origin.requireSigned(), id, at(source), at(dest), amount);
      case AssetsCall.Freeze(long id, MultiAddress who) ->
          administration.freeze(origin.requireSigned(), id, at(who));
      case AssetsCall.Thaw(long id, MultiAddress who) ->
          administration.thaw(origin.requireSigned(), id, at(who));
      case AssetsCall.FreezeAsset(long id) ->
          administration.freezeAsset(origin.requireSigned(), id);
      case AssetsCall.ThawAsset(long id) -> administration.thawAsset(origin.requireSigned(), id);
      case AssetsCall.TransferOwnership(long id, MultiAddress owner) ->
          administration.transferOwnership(origin.requireSigned(), id, at(owner));
      case AssetsCall.SetTeam(
              long id,
              MultiAddress issuer,
              MultiAddress admin,
              MultiAddress freezer) ->
          administration.setTeam(origin.requireSigned(), id, at(issuer), at(admin), at(freezer));
      case AssetsCall.SetMetadata(long id, Bytes name, Bytes symbol, int decimals) ->
          names.set(origin.requireSigned(), id, name, symbol, decimals);
      case AssetsCall.ClearMetadata(long id) -> names.clear(origin.requireSigned(), id);
      case AssetsCall.ForceSetMetadata(
              long id,
              Bytes name,
              Bytes symbol,
              int decimals,
              boolean isFrozen) -> {
        origin.requireRoot();
        names.forceSet(id, name, symbol, decimals, isFrozen);
      }
      case AssetsCall.ForceClearMetadata(long id) -> {
        origin.requireRoot();
        names.forceClear(id);
      }
      case AssetsCall.ForceAssetStatus status -> {
        origin.requireRoot();
        administration.forceStatus(
            status,
            at(status.owner()),
            new AssetAdministration.Team(
                at(status.issuer()), at(status.admin()), at(status.freezer())));
      }
      case AssetsCall.ApproveTransfer(long id, MultiAddress delegate, BigInteger amount) ->
          movements.approve(origin.requireSigned(), id, at(delegate), amount);
      case AssetsCall.CancelApproval(long id, MultiAddress delegate) ->
          movements.cancelApproval(id, origin.requireSigned(), at(delegate));
      case AssetsCall.ForceCancelApproval(long id, MultiAddress owner, MultiAddress delegate) -> {
        ownerUnlessRoot(origin).ifPresent(who -> movements.requireAdmin(who, id));
        movements.cancelApproval(id, at(owner), at(delegate));
      }
      case AssetsCall.TransferApproved(
              long id,
              MultiAddress owner,
              MultiAddress destination,
              BigInteger amount) ->
          movements.transferApproved(
              origin.requireSigned(), id, at(owner), at(destination), amount);
      case AssetsCall.Touch(long id) -> movements.touch(origin.requireSigned(), id);
      case AssetsCall.Refund(long id, boolean allowBurn) ->
          movements.refund(origin.requireSigned(), id, allowBurn);
      case AssetsCall.SetMinBalance(long id, BigInteger minBalance) ->
          administration.setMinBalance(origin.requireSigned(), id, minBalance);
    }
    return PostDispatch.AS_DECLARED;
  }

  private static AccountId at(MultiAddress address) {
    return AccountLookup.resolve(address);
  }

  /// Nobody for root, who needs no right.
  private static Optional<AccountId> ownerUnlessRoot(Origin origin) {
    return origin instanceof Origin.Root ? Optional.empty() : Optional.of(origin.requireSigned());
  }
}
