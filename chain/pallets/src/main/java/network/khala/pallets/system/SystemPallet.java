package network.khala.pallets.system;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.EventRecord;
import network.khala.frame.Kernel;
import network.khala.frame.Phase;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import org.jspecify.annotations.Nullable;

/// Pallet `System`: blocks, accounts and events.
///
/// What Substrate keeps in state only while a block runs (extrinsic count, length, data, phase) is
/// kept in fields here: nobody can see it before the block is done, when it is gone.
public final class SystemPallet extends CallablePallet<SystemCall> {
  /// The raw key of the runtime's identity blob.
  public static final Bytes CODE_KEY = Bytes.wrap(":code".getBytes(StandardCharsets.US_ASCII));

  private final SystemConfig config;
  private final SystemStorage storage;
  private final Accounts accounts;
  private final List<Bytes> extrinsics = new ArrayList<>();
  private @Nullable PerDispatchClass<Weight> weightUsed;
  private long lengthUsed;
  private @Nullable PerDispatchClass<Weight> weightBefore;
  private long lengthBefore;

  /// The pallet under a chain's configuration.
  public SystemPallet(Kernel kernel, int index, SystemConfig config) {
    super(kernel, "System", index, SystemCall.class);
    this.config = config;
    this.storage = new SystemStorage(items(), kernel.codecs());
    this.accounts = new Accounts(storage.account, new EventsOfAccounts());
    constant("BlockWeights", items().codec(BlockWeights.class), config.weights());
    constant("BlockLength", items().codec(BlockLength.class), config.length());
    constant("BlockHashCount", Codecs.U32, config.blockHashCount());
    constant("DbWeight", items().codec(RuntimeDbWeight.class), config.dbWeight());
    constant("Version", items().codec(RuntimeVersion.class), config.version());
    constant("SS58Prefix", Codecs.U16, config.ss58Prefix());
  }

  /// What the chain fixes about its blocks.
  public SystemConfig config() {
    return config;
  }

  /// The accounts.
  public Accounts accounts() {
    return accounts;
  }

  /// The number of the block at hand, or of the last one between blocks.
  public long number() {
    return storage.number.get();
  }

  /// The hash of the block before the one at hand.
  public Hash parentHash() {
    return storage.parentHash.get();
  }

  /// The hash of a past block, zero where it is not kept.
  public Hash blockHash(long number) {
    return storage.blockHash.get(number);
  }

  /// The index of the extrinsic at hand, 0 where none is being applied.
  public long extrinsicIndex() {
    return kernel().phase() instanceof Phase.ApplyExtrinsic(long index) ? index : 0;
  }

  /// The items of the block's digest so far.
  public Digest digest() {
    return storage.digest.get();
  }

  /// Adds an item to the block's digest.
  public void depositLog(DigestItem item) {
    List<DigestItem> logs = new ArrayList<>(storage.digest.get().logs());
    logs.add(item);
    storage.digest.set(new Digest(logs));
  }

  /// Genesis: no block yet, the identity blob, the version it was made for.
  public void initGenesis(Bytes code) {
    storage.blockHash.put(0L, GenesisHash.PLACEHOLDER);
    storage.parentHash.set(GenesisHash.PLACEHOLDER);
    storage.lastRuntimeUpgrade.set(
        new LastRuntimeUpgradeInfo(config.version().specVersion(), config.version().specName()));
    storage.upgradedToU32RefCount.set(true);
    storage.upgradedToTripleRefCount.set(true);
    kernel().state().put(CODE_KEY, code.toArray());
  }

  /// Begins a block.
  public void beginBlock(long number, Hash parent, Digest digest) {
    storage.events.clear();
    storage.eventCount.set(0L);
    storage.eventTopics.clear();
    storage.number.set(number);
    storage.parentHash.set(parent);
    storage.digest.set(digest);
    storage.blockHash.put(number - 1, parent);
    kernel().enter(new Phase.Initialization());
    weightUsed = new PerDispatchClass<>(Weight.ZERO, Weight.ZERO, config.weights().baseBlock());
    lengthUsed = 0;
  }

  /// Moves on to the block after the last one without beginning it, for checks that are made
  /// between blocks. The caller rolls this back.
  public void assumeNextBlock(Hash parent) {
    long last = storage.number.get();
    storage.number.set(last + 1);
    storage.parentHash.set(parent);
    storage.blockHash.put(last, parent);
    weightUsed = new PerDispatchClass<>(Weight.ZERO, Weight.ZERO, config.weights().baseBlock());
    lengthUsed = 0;
  }

  /// Begins an extrinsic of the block.
  public void beginExtrinsic(Bytes extrinsic) {
    kernel().enter(new Phase.ApplyExtrinsic(extrinsics.size()));
    extrinsics.add(extrinsic);
    weightBefore = weightUsed();
    lengthBefore = lengthUsed;
  }

  /// Ends an extrinsic whose call succeeded.
  public void extrinsicSucceeded(DispatchInfo charged) {
    deposit(new SystemEvent.ExtrinsicSuccess(charged));
  }

  /// Ends an extrinsic whose call failed.
  public void extrinsicFailed(DispatchError error, DispatchInfo charged) {
    deposit(new SystemEvent.ExtrinsicFailed(error, charged));
  }

  /// Forgets the extrinsic that was begun last: it turned out not to be includable.
  public void abandonExtrinsic() {
    extrinsics.removeLast();
    weightUsed = weightBefore;
    lengthUsed = lengthBefore;
  }

  /// Ends the block: what was gathered in fields becomes state.
  ///
  /// @return the extrinsics of the block in order
  public List<Bytes> endBlock() {
    long number = number();
    long forgotten = number - config.blockHashCount() - 1;
    if (forgotten > 0) {
      storage.blockHash.remove(forgotten);
    }
    storage.blockWeight.set(weightUsed());
    List<EventRecord> events = kernel().events();
    storage.events.set(events);
    storage.eventCount.set((long) events.size());
    indexTopics(number, events);
    return List.copyOf(extrinsics);
  }

  /// The weight used in the block so far.
  public PerDispatchClass<Weight> weightUsed() {
    return weightUsed == null ? storage.blockWeight.get() : weightUsed;
  }

  /// The bytes of extrinsics in the block so far.
  public long lengthUsed() {
    return lengthUsed;
  }

  /// Counts room that an extrinsic takes, or a hook.
  void use(PerDispatchClass<Weight> weight, long length) {
    weightUsed = weight;
    lengthUsed = length;
  }

  /// Counts the weight of a hook.
  public void useMandatory(Weight weight) {
    PerDispatchClass<Weight> used = weightUsed();
    weightUsed =
        new PerDispatchClass<>(
            used.normal(), used.operational(), used.mandatory().saturatingAdd(weight));
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(SystemEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(SystemError.class);
  }

  @Override
  protected long units(SystemCall call) {
    return switch (call) {
      case SystemCall.Remark(Bytes remark) -> remark.size();
      case SystemCall.RemarkWithEvent(Bytes remark) -> remark.size();
      case SystemCall.SetStorage(List<SystemCall.RawEntry> entries) -> entries.size();
      case SystemCall.KillStorage(List<Bytes> keys) -> keys.size();
      case SystemCall.KillPrefix kill -> kill.subkeys();
      case SystemCall.SetHeapPages _, SystemCall.SetCode _, SystemCall.SetCodeWithoutChecks _ -> 0;
    };
  }

  @Override
  protected DispatchInfo info(SystemCall call) {
    return switch (call) {
      case SystemCall.Remark _, SystemCall.RemarkWithEvent _ -> DispatchInfo.normal(weight(call));
      case SystemCall.SetHeapPages _,
          SystemCall.SetCode _,
          SystemCall.SetCodeWithoutChecks _,
          SystemCall.SetStorage _,
          SystemCall.KillStorage _,
          SystemCall.KillPrefix _ ->
          DispatchInfo.operational(weight(call));
    };
  }

  @Override
  protected PostDispatch dispatch(Origin origin, SystemCall call) {
    switch (call) {
      case SystemCall.Remark _ -> {}
      case SystemCall.SetHeapPages(long pages) -> setHeapPages(origin, pages);
      case SystemCall.SetCode(Bytes code) -> setCode(origin, code);
      case SystemCall.SetCodeWithoutChecks(Bytes code) -> setCodeWithoutChecks(origin, code);
      case SystemCall.SetStorage(List<SystemCall.RawEntry> entries) -> setStorage(origin, entries);
      case SystemCall.KillStorage(List<Bytes> keys) -> killStorage(origin, keys);
      case SystemCall.KillPrefix(Bytes prefix, long subkeys) -> killPrefix(origin, prefix, subkeys);
      case SystemCall.RemarkWithEvent(Bytes remark) ->
          deposit(new SystemEvent.Remarked(origin.requireSigned(), Hash.blake2(remark)));
    }
    return PostDispatch.AS_DECLARED;
  }

  private void setHeapPages(Origin origin, long pages) {
    origin.requireRoot();
    kernel()
        .state()
        .put(
            Bytes.wrap(":heappages".getBytes(StandardCharsets.US_ASCII)), Codecs.U64.encode(pages));
    depositLog(new DigestItem.RuntimeEnvironmentUpdated());
  }

  private void setCode(Origin origin, Bytes code) {
    origin.requireRoot();
    RuntimeIdentity next =
        RuntimeIdentity.read(code)
            .orElseThrow(() -> failure(SystemError.FAILED_TO_EXTRACT_RUNTIME_VERSION));
    require(next.specName().equals(config.version().specName()), SystemError.INVALID_SPEC_NAME);
    require(
        next.specVersion() > config.version().specVersion(),
        SystemError.SPEC_VERSION_NEEDS_TO_INCREASE);
    replaceCode(code);
  }

  private void setCodeWithoutChecks(Origin origin, Bytes code) {
    origin.requireRoot();
    replaceCode(code);
  }

  private void replaceCode(Bytes code) {
    kernel().state().put(CODE_KEY, code.toArray());
    depositLog(new DigestItem.RuntimeEnvironmentUpdated());
    deposit(new SystemEvent.CodeUpdated());
  }

  private void setStorage(Origin origin, List<SystemCall.RawEntry> entries) {
    origin.requireRoot();
    for (SystemCall.RawEntry entry : entries) {
      refuseReserved(entry.key().startsWith(LightKeys.RAW_PREFIX));
    }
    for (SystemCall.RawEntry entry : entries) {
      kernel().state().put(entry.key(), entry.value().toArray());
    }
  }

  private void killStorage(Origin origin, List<Bytes> keys) {
    origin.requireRoot();
    for (Bytes key : keys) {
      refuseReserved(key.startsWith(LightKeys.RAW_PREFIX));
    }
    for (Bytes key : keys) {
      kernel().state().delete(key);
    }
  }

  private void killPrefix(Origin origin, Bytes prefix, long subkeys) {
    origin.requireRoot();
    refuseReserved(
        prefix.startsWith(LightKeys.RAW_PREFIX) || LightKeys.RAW_PREFIX.startsWith(prefix));
    // The prefix itself is a key under the prefix, too.
    if (kernel().state().get(prefix) != null) {
      kernel().state().delete(prefix);
    }
    Bytes key = kernel().state().nextKey(prefix);
    for (long removed = 0; removed < subkeys && key != null && key.startsWith(prefix); removed++) {
      kernel().state().delete(key);
      key = kernel().state().nextKey(key);
    }
  }

  /// The message accumulator and the anchors of trust are out of everybody's reach.
  private void refuseReserved(boolean reserved) {
    if (reserved) {
      throw DispatchException.of(errorOf(SystemError.CALL_FILTERED));
    }
  }

  private void indexTopics(long number, List<EventRecord> events) {
    for (int i = 0; i < events.size(); i++) {
      SystemStorage.EventPlace place = new SystemStorage.EventPlace(number, i);
      for (Hash topic : events.get(i).topics()) {
        storage.eventTopics.mutate(
            topic,
            places -> {
              List<SystemStorage.EventPlace> longer = new ArrayList<>(places);
              longer.add(place);
              return longer;
            });
      }
    }
  }

  private final class EventsOfAccounts implements Accounts.Listener {
    @Override
    public void created(AccountId who) {
      deposit(new SystemEvent.NewAccount(who));
    }

    @Override
    public void killed(AccountId who) {
      deposit(new SystemEvent.KilledAccount(who));
    }
  }
}
