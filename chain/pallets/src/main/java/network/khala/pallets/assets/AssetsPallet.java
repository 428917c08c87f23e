package network.khala.pallets.assets;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.Kernel;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codecs;

/// Pallet `Assets`: tokens beside the native one.
public final class AssetsPallet extends Pallet {
  private static final BigInteger CENT = BigInteger.TEN.pow(10);

  private final AssetsStorage storage;
  private final AssetLedger ledger;

  /// The pallet over the chain's accounts.
  public AssetsPallet(Kernel kernel, int index, SystemPallet system) {
    super(kernel, "Assets", index);
    this.storage = new AssetsStorage(items());
    this.ledger = new AssetLedger(storage, system.accounts(), reports());
    constant("RemoveItemsLimit", Codecs.U32, 1000L);
    constant("AssetDeposit", Codecs.U128, CENT);
    constant("AssetAccountDeposit", Codecs.U128, CENT.multiply(BigInteger.valueOf(100)));
    constant("MetadataDepositBase", Codecs.U128, CENT.multiply(BigInteger.valueOf(83)));
    constant("MetadataDepositPerByte", Codecs.U128, CENT);
    constant("ApprovalDeposit", Codecs.U128, CENT);
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
}
