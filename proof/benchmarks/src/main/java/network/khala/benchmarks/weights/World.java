package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.finality.FinalityAnchor;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.StorageEntry;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageNMap;
import network.khala.node.spec.Presets;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.pallets.system.AccountData;
import network.khala.pallets.system.AccountInfo;
import network.khala.pallets.timestamp.TimestampCall;
import network.khala.protocol.contract.SystemContract;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.runtime.Executive;
import network.khala.runtime.Genesis;
import network.khala.runtime.GenesisConfig;
import network.khala.runtime.GovernanceGenesis;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.runtime.StakingConfig;
import network.khala.runtime.StakingGenesis;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import network.khala.scale.Result;

/// A chain without database and headers, on which calls are prepared and measured. Account 0 is
/// root's, and has every other right that a chain spec gives.
final class World {
  static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  static final AccountId ROOT = account(0);

  /// The first of the members of council and technical committee.
  static final int MEMBER = 400;

  private static final int MEMBERS = 100;

  private static final AccountId TREASURY = AccountId.ofPallet("py/trsry");
  private static final long BLOCK_MILLIS = 3000;
  private static final long FIRST_MILLIS = 1_750_000_000_000L;
  private static final int ENDOWED = 200;

  /// What each of the first accounts owns.
  static final BigInteger ENDOWMENT = TOKEN.multiply(BigInteger.TEN.pow(6));

  private static final RuntimeConfig CONFIG = configure();
  private static final SortedMap<Bytes, Bytes> GENESIS = Genesis.build(CONFIG, genesis());

  private final CountedState state = new CountedState();
  private long number;
  private long millis = FIRST_MILLIS;
  private KhalaRuntime runtime;
  private Executive executive;

  World() {
    GENESIS.forEach((key, value) -> state.put(key, value.toArray()));
    this.runtime = KhalaRuntime.over(state, CONFIG);
    this.executive = runtime.executive((signer, signature, payload) -> true);
    open();
    setTime();
  }

  private static RuntimeConfig configure() {
    RuntimeConfig plain = RuntimeConfig.ofBlockTime(BLOCK_MILLIS);
    StakingConfig staking = plain.staking();
    return plain.withStaking(
        new StakingConfig(
            staking.computation(),
            staking.stakePools(),
            staking.vaults(),
            staking.wrappedAsset(),
            ROOT));
  }

  private static GenesisConfig genesis() {
    SortedMap<AccountId, BigInteger> endowments = new TreeMap<>();
    for (int i = 0; i < ENDOWED; i++) {
      endowments.put(account(i), ENDOWMENT);
    }
    endowments.put(ComputationPallet.SUBSIDY, ENDOWMENT);
    endowments.put(TREASURY, ENDOWMENT);
    List<AccountId> members =
        IntStream.range(0, MEMBERS).mapToObj(i -> account(MEMBER + i)).toList();
    StakingGenesis staking = StakingGenesis.development(BLOCK_MILLIS);
    return new GenesisConfig(
        endowments,
        Optional.of(ROOT),
        new FinalityAnchor.Sealed(Presets.authority().publicKey()),
        Optional.of(DevelopmentRoot.WELL_KNOWN),
        RegistryGenesis.EMPTY,
        new StakingGenesis(
            staking.parameters(),
            staking.coolDownSeconds(),
            staking.halvingInterval(),
            ROOT,
            staking.wrappedMinimum()),
        new GovernanceGenesis(members, members),
        SystemContract.BUILT_IN_CODE);
  }

  static AccountId account(int number) {
    return new AccountId(Hash.blake2(Codecs.U32.encode((long) number)).value());
  }

  /// An account that does not exist.
  static MultiAddress nobody() {
    return address(1_000_000);
  }

  static MultiAddress address(int number) {
    return MultiAddress.of(account(number));
  }

  /// The key of a worker or a gatekeeper.
  static Sr25519KeyPair key(int number) {
    byte[] seed = new byte[32];
    Arrays.fill(seed, (byte) number);
    seed[1] = (byte) (number >> 8);
    try (SecretBytes secret = SecretBytes.wrap(seed)) {
      return Sr25519KeyPair.fromSeed(secret);
    }
  }

  static Sr25519PublicKey publicKey(int number) {
    try (Sr25519KeyPair pair = key(number)) {
      return new Sr25519PublicKey(pair.publicKey());
    }
  }

  static BigInteger tokens(long count) {
    return TOKEN.multiply(BigInteger.valueOf(count));
  }

  RuntimeConfig config() {
    return CONFIG;
  }

  KhalaRuntime runtime() {
    return runtime;
  }

  Executive executive() {
    return executive;
  }

  CountedState state() {
    return state;
  }

  long number() {
    return number;
  }

  long nowMillis() {
    return millis;
  }

  static Hash hashOf(long block) {
    return Hash.blake2(Codecs.U64.encode(block));
  }

  /// Makes a call as root, which must succeed.
  void root(RuntimeCall call) {
    run(Origin.root(), call);
  }

  /// Makes a call of an account, which must succeed.
  void by(int account, RuntimeCall call) {
    run(Origin.signed(account(account)), call);
  }

  private void run(Origin origin, RuntimeCall call) {
    try {
      runtime.kernel().dispatchUnfiltered(call, origin);
    } catch (DispatchException e) {
      throw new IllegalStateException(call + " failed: " + e.error(), e);
    }
  }

  /// Puts an account where it was before the accounting in force.
  void putUnderFormerAccounting(int account) {
    StorageMap<AccountId, AccountInfo> accounts = map("System", "Account");
    AccountInfo info = accounts.get(account(account));
    AccountData data = info.data();
    accounts.put(
        account(account),
        info.withData(
            new AccountData(
                data.free(),
                data.reserved(),
                data.frozen(),
                new AccountData.ExtraFlags(BigInteger.ZERO))));
  }

  /// A map of a pallet, by the name in metadata.
  @SuppressWarnings("unchecked") // The caller knows what the map is declared with.
  <K, V> StorageMap<K, V> map(String pallet, String item) {
    return (StorageMap<K, V>) entry(pallet, item);
  }

  /// A map of several keys.
  @SuppressWarnings("unchecked") // The caller knows what the map is declared with.
  <K, V> StorageNMap<K, V> maps(String pallet, String item) {
    return (StorageNMap<K, V>) entry(pallet, item);
  }

  private StorageEntry<?> entry(String pallet, String item) {
    return pallet(pallet).items().entries().stream()
        .filter(one -> one.name().equals(item))
        .findFirst()
        .orElseThrow();
  }

  /// A pallet by its name in metadata.
  Pallet pallet(String name) {
    return runtime.kernel().pallets().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// Ends the block, so that what was prepared lies in the state, and begins the next one.
  void nextBlock() {
    nextBlock(BLOCK_MILLIS);
  }

  void nextBlock(long laterMillis) {
    nextBlockWithoutTime(laterMillis);
    setTime();
  }

  /// Begins a block that does not know its time yet.
  void nextBlockWithoutTime() {
    nextBlockWithoutTime(BLOCK_MILLIS);
  }

  private void nextBlockWithoutTime(long laterMillis) {
    executive.endBlock();
    runtime
        .state()
        .changes()
        .forEach(
            (key, value) -> {
              if (value == null) {
                state.remove(key);
              } else {
                state.put(key, value);
              }
            });
    millis += laterMillis;
    runtime = KhalaRuntime.over(state, CONFIG);
    executive = runtime.executive((signer, signature, payload) -> true);
    open();
  }

  private void open() {
    number++;
    executive.beginBlock(number, hashOf(number - 1), Digest.EMPTY);
  }

  private void setTime() {
    Bytes time =
        runtime.format().encodeBare(runtime.timestamp().outer(new TimestampCall.Set(millis)));
    if (!executive.apply(time).equals(Result.ok(Result.ok()))) {
      throw new IllegalStateException("the time was refused");
    }
  }
}
