package network.khala.runtime;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.OriginRule;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.collective.CollectiveConfig;
import network.khala.pallets.collective.CollectivePallet;
import network.khala.pallets.identity.IdentityConfig;
import network.khala.pallets.identity.IdentityPallet;
import network.khala.pallets.membership.MembershipPallet;
import network.khala.pallets.multisig.MultisigConfig;
import network.khala.pallets.multisig.MultisigPallet;
import network.khala.pallets.preimage.PreimageConfig;
import network.khala.pallets.preimage.PreimagePallet;
import network.khala.pallets.proxy.ProxyConfig;
import network.khala.pallets.proxy.ProxyPallet;
import network.khala.pallets.scheduler.SchedulerConfig;
import network.khala.pallets.scheduler.SchedulerPallet;
import network.khala.pallets.system.SystemPallet;
import network.khala.pallets.treasury.TreasuryConfig;
import network.khala.pallets.treasury.TreasuryPallet;
import network.khala.pallets.vesting.VestingPallet;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;

/// The pallets of accounts that act together or for others, and of governance, composed with
/// Khala's values.
///
/// @param multisig accounts of several
/// @param proxy accounts that act for others
/// @param vesting funds that come little by little
/// @param scheduler calls at a block
/// @param preimage bytes of large calls
/// @param identity what accounts say of themselves
/// @param council the council
/// @param treasury what the network owns
/// @param technicalCommittee the technical committee
/// @param technicalMembership who belongs to it
public record GovernancePallets(
    MultisigPallet multisig,
    ProxyPallet proxy,
    VestingPallet vesting,
    SchedulerPallet scheduler,
    PreimagePallet preimage,
    IdentityPallet identity,
    CollectivePallet council,
    TreasuryPallet treasury,
    CollectivePallet technicalCommittee,
    MembershipPallet technicalMembership) {
  private static final BigInteger CENT = BigInteger.TEN.pow(10);
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  private static final int MEMBERS_MAX = 100;

  static GovernancePallets compose(
      Kernel kernel, RuntimeConfig config, SystemPallet system, Funds funds) {
    PreimagePallet preimage =
        new PreimagePallet(
            kernel,
            PalletIndex.PREIMAGE,
            new PreimageConfig(OriginRule.ROOT, deposit(2, 64), deposit(0, 1)),
            funds);
    TreasuryPallet treasury =
        new TreasuryPallet(kernel, PalletIndex.TREASURY, treasury(config), funds);
    CollectivePallet technicalCommittee =
        collective(kernel, "TechnicalCommittee", PalletIndex.TECHNICAL_COMMITTEE, config, system);
    return new GovernancePallets(
        new MultisigPallet(
            kernel,
            PalletIndex.MULTISIG,
            new MultisigConfig(deposit(1, 88), deposit(0, 32)),
            system,
            funds),
        new ProxyPallet(
            kernel,
            PalletIndex.PROXY,
            new ProxyConfig(deposit(1, 40), deposit(0, 33), 32, 32, deposit(1, 48), deposit(0, 66)),
            new ProxyCalls(),
            system,
            funds),
        new VestingPallet(kernel, PalletIndex.VESTING, CENT, system, funds),
        new SchedulerPallet(
            kernel,
            PalletIndex.SCHEDULER,
            new SchedulerConfig(OriginRule.ROOT, ofBlock(config, 80), 50),
            system,
            preimage.preimages()),
        preimage,
        new IdentityPallet(
            kernel,
            PalletIndex.IDENTITY,
            new IdentityConfig(
                tenths(100), tenths(25), tenths(20), Governance.ROOT_OR_HALF_COUNCIL),
            funds,
            treasury),
        collective(kernel, "Council", PalletIndex.COUNCIL, config, system),
        treasury,
        technicalCommittee,
        new MembershipPallet(
            kernel,
            "TechnicalMembership",
            PalletIndex.TECHNICAL_MEMBERSHIP,
            MEMBERS_MAX,
            Governance.ROOT_OR_HALF_COUNCIL,
            technicalCommittee));
  }

  private static CollectivePallet collective(
      Kernel kernel, String name, int index, RuntimeConfig config, SystemPallet system) {
    return new CollectivePallet(
        kernel,
        name,
        index,
        new CollectiveConfig(
            blocks(config, Duration.ofDays(3)),
            100,
            MEMBERS_MAX,
            ofBlock(config, 50),
            OriginRule.ROOT),
        system);
  }

  private static TreasuryConfig treasury(RuntimeConfig config) {
    return new TreasuryConfig(
        PalletAccounts.TREASURY,
        Bytes.wrap("py/trsry".getBytes(StandardCharsets.US_ASCII)),
        50_000,
        TOKEN,
        blocks(config, Duration.ofDays(1)),
        100,
        Governance.ROOT_OR_THREE_FIFTHS_OF_COUNCIL,
        Governance.ROOT_OR_HALF_COUNCIL,
        OriginRule.ROOT);
  }

  /// Genesis: who governs.
  void initGenesis(GovernanceGenesis genesis) {
    vesting.initGenesis();
    council.setMembers(genesis.council());
    technicalMembership.initGenesis(genesis.technicalCommittee());
  }

  private static long blocks(RuntimeConfig config, Duration time) {
    return Math.max(1, time.toMillis() / config.blockTimeMillis());
  }

  /// So many hundredths of what a block may compute.
  private static Weight ofBlock(RuntimeConfig config, int percent) {
    return new Weight(config.blockRefTimeMax() / 100 * percent, -1L);
  }

  /// Khala's deposit for things that state keeps: 0.15 for each, 0.01 for each byte.
  private static BigInteger deposit(int items, int bytes) {
    return CENT.multiply(BigInteger.valueOf(15L * items + bytes));
  }

  private static BigInteger tenths(int tenthsOfToken) {
    return TOKEN.divide(BigInteger.TEN).multiply(BigInteger.valueOf(tenthsOfToken));
  }
}
