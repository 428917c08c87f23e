package network.khala.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.registration.EvidenceVerifier;
import network.khala.frame.Kernel;
import network.khala.frame.Pallet;
import network.khala.frame.WeightTable;
import network.khala.frame.extrinsic.ExtrinsicFormat;
import network.khala.frame.extrinsic.TransactionExtension;
import network.khala.frame.state.OverlayState;
import network.khala.frame.state.State;
import network.khala.frame.types.RuntimeTypes;
import network.khala.pallets.balances.BalancesPallet;
import network.khala.pallets.fees.ChargeTransactionPayment;
import network.khala.pallets.fees.FeeConfig;
import network.khala.pallets.fees.FeesPallet;
import network.khala.pallets.mq.CheckMqSequence;
import network.khala.pallets.mq.MqPallet;
import network.khala.pallets.parachain.ParachainInfoPallet;
import network.khala.pallets.phat.PhatContractsPallet;
import network.khala.pallets.phattokenomic.PhatTokenomicPallet;
import network.khala.pallets.randomness.RandomnessPallet;
import network.khala.pallets.registry.RegistryPallet;
import network.khala.pallets.sudo.SudoPallet;
import network.khala.pallets.system.BlockLength;
import network.khala.pallets.system.BlockWeights;
import network.khala.pallets.system.CheckMortality;
import network.khala.pallets.system.CheckNonZeroSender;
import network.khala.pallets.system.CheckNonce;
import network.khala.pallets.system.CheckWeight;
import network.khala.pallets.system.RuntimeDbWeight;
import network.khala.pallets.system.RuntimeVersion;
import network.khala.pallets.system.SignedConstant;
import network.khala.pallets.system.SystemConfig;
import network.khala.pallets.system.SystemError;
import network.khala.pallets.system.SystemPallet;
import network.khala.pallets.timestamp.TimestampPallet;
import network.khala.pallets.utility.UtilityPallet;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codecs;

/// The runtime: every pallet in its place over one state. One runtime serves one block, or one
/// query, on one thread; building one costs microseconds.
public final class KhalaRuntime {
  /// The crate name of the outer types in metadata.
  static final String CRATE = "khala_runtime";

  private static final BigInteger CENT = BigInteger.TEN.pow(10);
  private static final BigInteger MILLICENT = BigInteger.TEN.pow(7);

  /// Facts about platforms and their makers that the verifier remembers between blocks.
  private static final int VERIFIED_FACTS_MAX = 4096;

  private static final EvidenceVerifier EVIDENCE =
      new EvidenceVerifier(VerifierCache.ofCapacity(VERIFIED_FACTS_MAX));
  private static final WeightTable WEIGHTS = loadWeights();
  private static final RuntimeTypes TYPES = declareTypes();

  private final Kernel kernel;
  private final RuntimeConfig config;
  private final SystemPallet system;
  private final TimestampPallet timestamp;
  private final BalancesPallet balances;
  private final FeesPallet fees;
  private final RandomnessPallet randomness;
  private final GovernancePallets governance;
  private final MqPallet mq;
  private final RegistryPallet registry;
  private final PhatContractsPallet phatContracts;
  private final PhatTokenomicPallet phatTokenomic;
  private final StakingPallets staking;
  private final SudoPallet sudo;
  private final List<TransactionExtension<?, ?>> extensions;
  private final ExtrinsicFormat format;

  private KhalaRuntime(
      RuntimeTypes types, RuntimeConfig config, EvidenceVerifier evidence, State base) {
    this.config = config;
    this.kernel = new Kernel(new OverlayState(base), types.codecs(), WEIGHTS);
    this.system = new SystemPallet(kernel, PalletIndex.SYSTEM, systemConfig(config));
    this.timestamp =
        new TimestampPallet(kernel, PalletIndex.TIMESTAMP, config.blockTimeMillis() / 2);
    this.randomness = new RandomnessPallet(kernel, PalletIndex.RANDOMNESS_COLLECTIVE_FLIP, system);
    ParachainInfoPallet parachain = new ParachainInfoPallet(kernel, PalletIndex.PARACHAIN_INFO);
    this.balances =
        new BalancesPallet(kernel, PalletIndex.BALANCES, system, config.existentialDeposit());
    this.governance = GovernancePallets.compose(kernel, config, system, balances.funds());
    this.fees =
        new FeesPallet(
            kernel,
            PalletIndex.TRANSACTION_PAYMENT,
            system,
            balances.funds(),
            new FeeConfig(MILLICENT, CENT),
            governance.treasury());
    this.mq = new MqPallet(kernel, PalletIndex.PHALA_MQ);
    this.registry =
        new RegistryPallet(
            kernel,
            PalletIndex.PHALA_REGISTRY,
            config.registry(),
            evidence,
            Governance.ROOT_OR_HALF_COUNCIL,
            system,
            timestamp,
            parachain,
            mq);
    this.staking =
        StakingPallets.compose(
            kernel,
            config.staking(),
            system,
            timestamp,
            randomness,
            balances.funds(),
            governance.treasury(),
            mq);
    staking.computation().lookUpIn(new RegisteredWorkers(registry));
    this.phatContracts =
        new PhatContractsPallet(
            kernel,
            PalletIndex.PHALA_PHAT_CONTRACTS,
            Governance.ROOT_OR_HALF_COUNCIL,
            balances.funds(),
            registry,
            mq);
    this.phatTokenomic =
        new PhatTokenomicPallet(
            kernel,
            PalletIndex.PHALA_PHAT_TOKENOMIC,
            balances.funds(),
            phatContracts.contracts(),
            mq);
    this.sudo = new SudoPallet(kernel, PalletIndex.SUDO);
    // The order of hooks and of metadata: by number.
    List.<Pallet>of(
            system,
            timestamp,
            randomness,
            new UtilityPallet(kernel, PalletIndex.UTILITY, system),
            governance.multisig(),
            governance.proxy(),
            governance.vesting(),
            governance.scheduler(),
            governance.preimage(),
            parachain,
            balances,
            fees,
            governance.identity(),
            governance.council(),
            governance.treasury(),
            governance.technicalCommittee(),
            governance.technicalMembership(),
            mq,
            registry,
            staking.computation(),
            staking.assets(),
            phatContracts,
            phatTokenomic,
            staking.stakePool(),
            staking.vault(),
            staking.wrapped(),
            staking.basePool(),
            sudo,
            staking.uniques(),
            staking.rmrk())
        .forEach(kernel::add);
    this.extensions =
        List.of(
            new CheckNonZeroSender(),
            SignedConstant.specVersion(system),
            SignedConstant.txVersion(system),
            SignedConstant.genesis(system),
            new CheckMortality(system),
            new CheckNonce(system.accounts()),
            new CheckWeight(system),
            new CheckMqSequence(mq),
            new ChargeTransactionPayment(fees, system));
    this.format = new ExtrinsicFormat(types.codecs(), extensions);
    kernel.filter(new BaseCallFilter(), system.errorOf(SystemError.CALL_FILTERED));
  }

  /// A runtime over a state.
  public static KhalaRuntime over(State base, RuntimeConfig config) {
    return over(base, config, EVIDENCE);
  }

  /// A runtime that traces evidence to other roots than Intel's, for tests.
  static KhalaRuntime over(State base, RuntimeConfig config, EvidenceVerifier evidence) {
    return new KhalaRuntime(TYPES, config, evidence, base);
  }

  /// The types of the runtime.
  public static RuntimeTypes types() {
    return TYPES;
  }

  /// The form of extrinsics, which is the same over every state.
  public static ExtrinsicFormat extrinsicFormat() {
    return Prototype.FORMAT;
  }

  /// A runtime over nothing, for what does not depend on state.
  private static final class Prototype {
    static final ExtrinsicFormat FORMAT =
        over(State.EMPTY, RuntimeConfig.ofBlockTime(3000)).format();
  }

  /// Executes a block over this runtime's state.
  public Executive executive(SignatureVerifier signatures) {
    return new Executive(kernel, system, extensions, format, signatures, this::sealMessages);
  }

  /// Folds the block's messages into the accumulator, after every other change.
  private void sealMessages() {
    byte[] version = kernel.state().get(LightKeys.CONSENSUS_VERSION);
    mq.sealBlock(
        system.number(), timestamp.now(), version == null ? 0 : Codecs.U32.decode(version));
  }

  /// The state with what this runtime changed.
  public OverlayState state() {
    return kernel.state();
  }

  /// The kernel, for tests and tools that drive pallets directly.
  public Kernel kernel() {
    return kernel;
  }

  /// The form of extrinsics.
  public ExtrinsicFormat format() {
    return format;
  }

  /// The extensions in their order.
  public List<TransactionExtension<?, ?>> extensions() {
    return extensions;
  }

  /// Pallet `System`.
  public SystemPallet system() {
    return system;
  }

  /// Pallet `Timestamp`.
  public TimestampPallet timestamp() {
    return timestamp;
  }

  /// Pallet `Balances`.
  public BalancesPallet balances() {
    return balances;
  }

  /// Pallet `TransactionPayment`.
  public FeesPallet fees() {
    return fees;
  }

  /// Pallet `PhalaMq`.
  public MqPallet mq() {
    return mq;
  }

  /// Pallet `PhalaRegistry`.
  public RegistryPallet registry() {
    return registry;
  }

  /// Pallet `RandomnessCollectiveFlip`.
  public RandomnessPallet randomness() {
    return randomness;
  }

  /// Genesis of staking.
  public void initStaking(StakingGenesis genesis) {
    genesis.write(staking, config.staking().wrappedAsset());
  }

  /// The pallets of governance, and of accounts that act together or for others.
  public GovernancePallets governance() {
    return governance;
  }

  /// The pallets of staking.
  public StakingPallets staking() {
    return staking;
  }

  /// Pallet `PhalaPhatContracts`.
  public PhatContractsPallet phatContracts() {
    return phatContracts;
  }

  /// Pallet `PhalaPhatTokenomic`.
  public PhatTokenomicPallet phatTokenomic() {
    return phatTokenomic;
  }

  /// Pallet `Sudo`.
  public SudoPallet sudo() {
    return sudo;
  }

  /// The types come from a runtime that is built for nothing else: its pallets' declarations fill
  /// the outer enums, which their storage already refers to.
  private static RuntimeTypes declareTypes() {
    RuntimeTypes types = new RuntimeTypes(CRATE);
    KhalaRuntime prototype =
        new KhalaRuntime(types, RuntimeConfig.ofBlockTime(3000), EVIDENCE, State.EMPTY);
    types.declare(prototype.kernel.pallets());
    return types;
  }

  private static SystemConfig systemConfig(RuntimeConfig config) {
    return new SystemConfig(
        BlockWeights.of(
            new Weight(config.blockRefTimeMax(), -1L),
            WEIGHTS.of("Base", "block"),
            WEIGHTS.of("Base", "extrinsic")),
        BlockLength.of(config.blockLengthMax()),
        config.blockHashCount(),
        new RuntimeDbWeight(
            WEIGHTS.of("Storage", "read").refTime(), WEIGHTS.of("Storage", "write").refTime()),
        version(config),
        30);
  }

  private static RuntimeVersion version(RuntimeConfig config) {
    return new RuntimeVersion(
        config.specName(),
        "khala-jvm",
        1,
        config.specVersion(),
        0,
        Arrays.stream(ApiTrait.values()).map(ApiTrait::listed).toList(),
        1,
        1);
  }

  private static WeightTable loadWeights() {
    try (InputStream in = KhalaRuntime.class.getResourceAsStream("weights.txt")) {
      if (in == null) {
        throw new IllegalStateException("weights.txt is missing from the runtime's jar");
      }
      return WeightTable.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("weights.txt cannot be read", e);
    }
  }
}
