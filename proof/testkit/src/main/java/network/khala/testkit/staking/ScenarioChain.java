package network.khala.testkit.staking;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import network.khala.economics.ParameterSets;
import network.khala.economics.wire.WireForms;
import network.khala.frame.EventRecord;
import network.khala.frame.state.State;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.computation.ComputationConfig;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.pallets.registry.RegistryConfig;
import network.khala.pallets.stakepool.StakePoolConfig;
import network.khala.pallets.vault.VaultConfig;
import network.khala.protocol.mq.Message;
import network.khala.protocol.substrate.AccountId;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.PalletAccounts;
import network.khala.runtime.RuntimeConfig;
import network.khala.runtime.StakingConfig;
import network.khala.runtime.StakingGenesis;
import tools.jackson.databind.JsonNode;

/// A chain as a scenario configures it.
final class ScenarioChain {
  private final Symbols symbols = new Symbols();
  private final ScenarioRegister register = new ScenarioRegister();
  private final ScenarioReferenda referenda = new ScenarioReferenda();
  private final long asset;
  private final KhalaRuntime runtime;
  private long block;

  ScenarioChain(JsonNode config, JsonNode initial) {
    this.asset = config.get("wpha_asset_id").asLong();
    this.runtime = KhalaRuntime.over(State.EMPTY, runtimeConfig(config));
    runtime.initStaking(
        new StakingGenesis(
            WireForms.of(ParameterSets.GENESIS_DEFAULT),
            initial.get("cool_down_period").asLong(),
            0,
            ComputationPallet.NOBODY,
            amount(config, "wpha_min_balance")));
    runtime.staking().computation().lookUpIn(register);
    runtime.staking().wrapped().voteIn(referenda);
    set("HeartbeatPaused", true);
    set("FinalStakeSlashing", config.path("final_stake_slashing").asBoolean(false));
    initial.forEachEntry(
        (path, value) -> {
          if (path.startsWith("pha/")) {
            runtime
                .balances()
                .endow(
                    symbols.account(path.substring("pha/".length())),
                    new BigInteger(value.asString()));
          }
        });
    snapshot();
  }

  private RuntimeConfig runtimeConfig(JsonNode config) {
    long blockMillis = config.get("expected_block_time_sec").asLong() * 1000;
    List<AccountId> budgetMembers =
        config
            .get("set_budget_members")
            .valueStream()
            .map(name -> symbols.account(name.asString()))
            .toList();
    StakingConfig staking =
        new StakingConfig(
            new ComputationConfig(
                config.get("min_init_p").asLong(),
                config.get("check_worker_register_time").asBoolean(),
                blockMillis,
                2,
                budgetMembers),
            new StakePoolConfig(
                amount(config, "min_contribution"),
                config.get("grace_period").asLong(),
                config.get("max_pool_workers").asLong(),
                PalletAccounts.TREASURY),
            new VaultConfig(
                amount(config, "min_contribution"),
                amount(config, "initial_price_check_point"),
                config.get("grace_period").asLong(),
                config.get("vault_queue_period").asLong()),
            asset,
            ComputationPallet.NOBODY);
    return new RuntimeConfig(
        "scenario",
        1,
        blockMillis,
        8L << 20,
        amount(config, "existential_deposit"),
        RegistryConfig.STRICT,
        staking);
  }

  KhalaRuntime runtime() {
    return runtime;
  }

  Symbols symbols() {
    return symbols;
  }

  ScenarioRegister register() {
    return register;
  }

  ScenarioReferenda referenda() {
    return referenda;
  }

  long block() {
    return block;
  }

  void moveTo(long number, long timestampMillis) {
    block = number;
    // The declared type is that of the pallet's storage.
    @SuppressWarnings("unchecked")
    StorageValue<Long> now = (StorageValue<Long>) StateSnapshot.entry(runtime.timestamp(), "Now");
    now.set(timestampMillis);
  }

  void elapse(long seconds) {
    moveTo(block, runtime.timestamp().now() + seconds * 1000);
  }

  SortedMap<String, String> snapshot() {
    return StateSnapshot.of(runtime, asset, symbols);
  }

  /// The events from one on.
  List<EventRecord> eventsFrom(int first) {
    List<EventRecord> all = runtime.kernel().events();
    return all.subList(first, all.size());
  }

  /// The messages that were pushed so far.
  List<Message> messages() {
    runtime.mq().sealBlock(block, 0, 0);
    // The declared type is that of the pallet's storage.
    @SuppressWarnings("unchecked")
    StorageValue<List<Message>> outbound =
        (StorageValue<List<Message>>) StateSnapshot.entry(runtime.mq(), "OutboundMessages");
    return new ArrayList<>(outbound.get());
  }

  Optional<String> pallet(int index) {
    return runtime.kernel().pallet(index).map(one -> one.name());
  }

  private void set(String item, boolean value) {
    // The declared type is that of the pallet's storage.
    @SuppressWarnings("unchecked")
    StorageValue<Boolean> stored =
        (StorageValue<Boolean>) StateSnapshot.entry(runtime.staking().computation(), item);
    stored.set(value);
  }

  private static BigInteger amount(JsonNode config, String member) {
    return new BigInteger(config.get(member).asString());
  }
}
