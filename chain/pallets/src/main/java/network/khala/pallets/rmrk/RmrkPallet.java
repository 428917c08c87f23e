package network.khala.pallets.rmrk;

import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.KeyPair;
import network.khala.pallets.system.AccountLookup;
import network.khala.pallets.uniques.UniquesPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;

/// Pallet `RmrkCore`, as far as pools need it.
///
/// Deviation: the parts for resources, equipment and nested NFTs are not built; their calls and
/// storage are absent and their numbers stay free.
public final class RmrkPallet extends CallablePallet<RmrkCall> {
  private final RmrkStorage storage;
  private final NftLedger ledger;

  /// The pallet of a chain.
  public RmrkPallet(Kernel kernel, int index, UniquesPallet uniques) {
    super(kernel, "RmrkCore", index, RmrkCall.class);
    this.storage = new RmrkStorage(items());
    this.ledger = new NftLedger(storage, uniques.ledger(), reports());
    uniques.lockBy((collection, nft) -> storage.lock.get(new Tuple2<>(collection, nft)));
    constant("ResourceSymbolLimit", Codecs.U32, 10L);
    constant("PartsLimit", Codecs.U32, 25L);
    constant("MaxPriorities", Codecs.U32, 25L);
    constant("PropertiesLimit", Codecs.U32, 15L);
    constant("NestingBudget", Codecs.U32, 200L);
  }

  /// What pallets do with NFTs.
  public NftLedger ledger() {
    return ledger;
  }

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(RmrkEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(RmrkError.class);
  }

  @Override
  protected PostDispatch dispatch(Origin origin, RmrkCall call) {
    AccountId who = origin.requireSigned();
    switch (call) {
      case RmrkCall.Send(long collection, long nft, NftOwner _) -> send(who, collection, nft);
      case RmrkCall.ChangeCollectionIssuer(long collection, MultiAddress next) ->
          changeIssuer(who, collection, AccountLookup.resolve(next));
    }
    return PostDispatch.AS_DECLARED;
  }

  /// Every collection belongs to a pool, and NFTs of pools are not given away: the call always
  /// fails, and tells which rule it fails by.
  private void send(AccountId who, long collection, long nft) {
    NftInfo info =
        storage
            .nfts
            .find(new KeyPair<>(collection, nft))
            .orElseThrow(() -> failure(RmrkError.NO_AVAILABLE_NFT_ID));
    require(info.owner().equals(new NftOwner.OfAccount(who)), RmrkError.NO_PERMISSION);
    throw failure(RmrkError.FAILED_TRANSFER_HOOKS_PRE_CHECK);
  }

  private void changeIssuer(AccountId who, long collection, AccountId next) {
    CollectionInfo info =
        storage
            .collections
            .find(collection)
            .orElseThrow(() -> failure(RmrkError.NO_AVAILABLE_COLLECTION_ID));
    require(info.issuer().equals(who), RmrkError.NO_PERMISSION);
    storage.collections.put(collection, info.withIssuer(next));
    deposit(new RmrkEvent.IssuerChanged(who, next, collection));
  }
}
