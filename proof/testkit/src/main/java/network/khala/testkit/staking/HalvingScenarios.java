package network.khala.testkit.staking;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.economics.ParameterSets;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.wire.WireForms;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.state.State;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.computation.ComputationCall;
import network.khala.pallets.computation.ComputationEvent;
import network.khala.pallets.computation.ComputationPallet;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.runtime.KhalaRuntime;
import network.khala.runtime.RuntimeConfig;
import network.khala.runtime.StakingGenesis;
import network.khala.testkit.VectorReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The part `scenarios` of `halving`: blocks of a chain that halves its budget.
public final class HalvingScenarios {
  private static final AccountId BUDGET_ACCOUNT = AccountId.fromHex("bb".repeat(32));
  private static final long COOL_DOWN_SECONDS = 604_800;

  private HalvingScenarios() {}

  /// Runs one scenario; each of its blocks is a step.
  public static void run(String id, JsonNode scenario, VectorReport report) {
    report.run(id, 0, () -> new Chain(scenario).run(id, scenario.get("blocks"), report));
  }

  private static final class Chain {
    private final KhalaRuntime runtime =
        KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(12_000));

    Chain(JsonNode scenario) {
      runtime.initStaking(
          new StakingGenesis(
              parameters(Optional.ofNullable(bits(scenario.get("budget_bits")))),
              COOL_DOWN_SECONDS,
              scenario.get("interval").asLong(),
              BUDGET_ACCOUNT,
              BigInteger.TEN.pow(10)));
      this.<Boolean>item("HeartbeatPaused").set(true);
      JsonNode start = scenario.get("start");
      if (start.isNull()) {
        item("ComputingStartBlock").clear();
      } else {
        this.<Long>item("ComputingStartBlock").set(start.asLong());
      }
      if (scenario.get("budget_bits").isNull()) {
        item("TokenomicParameters").clear();
      }
    }

    void run(String id, JsonNode blocks, VectorReport report) {
      int step = 0;
      for (JsonNode block : blocks) {
        int events = runtime.kernel().eventCount();
        int messages = messages().size();
        if (block.has("do")) {
          act(block.get("do"));
        }
        runtime.staking().computation().onFinalize(block.get("n").asLong());
        String expected =
            Described.text(block.get("events"))
                + block.get("parameter_messages").asString()
                + bits(block.get("budget_bits_after"));
        String actual =
            events(events)
                + messages().stream()
                    .skip(messages)
                    .filter(one -> one.destination().equals(Topics.GATEKEEPER_EVENT))
                    .count()
                + budget();
        report.expectEqual(id, step++, "events, messages, budget", expected, actual);
      }
    }

    private void act(JsonNode action) {
      BigInteger budget = new BigInteger(action.get("budget_bits").asString().substring(2), 16);
      ComputationPallet computation = runtime.staking().computation();
      if (action.get("kind").asString().equals("update_tokenomic")) {
        ComputationCall call = new ComputationCall.UpdateTokenomic(parameters(Optional.of(budget)));
        runtime.kernel().dispatch(computation.outer(call), Origin.root());
      } else {
        ComputationCall call =
            new ComputationCall.SetBudgetPerBlock(
                action.get("nonce").asLong(), action.get("block_number").asLong(), budget);
        runtime.kernel().dispatch(computation.outer(call), Origin.signed(BUDGET_ACCOUNT));
      }
    }

    private String events(int first) {
      return runtime.kernel().events().stream()
          .skip(first)
          .map(record -> record.event().event())
          .filter(ComputationEvent.class::isInstance)
          .map(event -> event.getClass().getSimpleName())
          .toList()
          .toString()
          .replace(" ", "");
    }

    private @Nullable BigInteger budget() {
      return this.<network.khala.protocol.computation.TokenomicParameters>item(
              "TokenomicParameters")
          .find()
          .map(network.khala.protocol.computation.TokenomicParameters::budgetPerBlock)
          .orElse(null);
    }

    private List<Message> messages() {
      runtime.mq().sealBlock(0, 0, 0);
      // The declared type is that of the pallet's storage.
      @SuppressWarnings("unchecked")
      StorageValue<List<Message>> outbound =
          (StorageValue<List<Message>>) StateSnapshot.entry(runtime.mq(), "OutboundMessages");
      return outbound.get();
    }

    // The declared types are those of the pallet's storage.
    @SuppressWarnings("unchecked")
    private <T> StorageValue<T> item(String name) {
      return (StorageValue<T>) StateSnapshot.entry(runtime.staking().computation(), name);
    }

    private static network.khala.protocol.computation.TokenomicParameters parameters(
        Optional<BigInteger> budget) {
      TokenomicParameters base = ParameterSets.GENESIS_DEFAULT;
      TokenomicParameters with =
          new TokenomicParameters(
              base.phaRate(),
              base.rho(),
              budget.map(U64F64::ofBits).orElse(base.budgetPerBlock()),
              base.vMax(),
              base.costK(),
              base.costB(),
              base.slashRate(),
              base.treasuryRatio(),
              base.heartbeatWindow(),
              base.rigK(),
              base.rigB(),
              base.re(),
              base.k(),
              base.kappa());
      return WireForms.of(with);
    }
  }

  private static @Nullable BigInteger bits(JsonNode hex) {
    return hex.isNull() ? null : new BigInteger(hex.asString().substring(2), 16);
  }
}
