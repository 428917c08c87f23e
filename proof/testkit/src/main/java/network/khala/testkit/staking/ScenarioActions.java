package network.khala.testkit.staking;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.Pallet;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.StorageMap;
import network.khala.pallets.mq.MessageHandler;
import network.khala.pallets.wrapped.FinanceAccount;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Does what the steps of a scenario say: calls through the dispatcher, messages through their
/// handlers, and what lies outside of staking.
final class ScenarioActions {
  private final ScenarioChain chain;
  private final Symbols symbols;
  private final CallReader calls;

  ScenarioActions(ScenarioChain chain) {
    this.chain = chain;
    this.symbols = chain.symbols();
    this.calls = new CallReader(chain.runtime().kernel(), symbols);
  }

  /// @return `ok` or the error's name
  String run(JsonNode step) {
    String action = step.get("do").asString();
    JsonNode args = step.has("args") ? step.get("args") : JsonNodeFactory.instance.objectNode();
    return switch (action) {
      case "setup.block" ->
          ok(() -> chain.moveTo(number(args, "block"), number(args, "timestamp_ms")));
      case "time.elapse" -> ok(() -> chain.elapse(number(args, "seconds")));
      case "setup.register_worker" ->
          ok(
              () ->
                  chain
                      .register()
                      .register(worker(args), symbols.account(args.get("operator").asString())));
      case "setup.benchmark" ->
          ok(
              () ->
                  chain
                      .register()
                      .benchmark(
                          worker(args),
                          number(args, "score"),
                          Optional.ofNullable(args.get("confidence_level")).map(JsonNode::asInt)));
      case "setup.referendum_start" -> ok(() -> chain.referenda().start(number(args, "vote_id")));
      case "setup.staker_locked" -> ok(() -> lock(args));
      case "block.finalize" ->
          ok(() -> chain.runtime().staking().computation().onFinalize(chain.block()));
      case "message.gatekeeper_update" -> gatekeeperUpdate(args);
      case "message.heartbeat" -> heartbeat(args);
      case "settle_rewards" -> ok(() -> settlements(args).forEach(this::settle));
      default -> call(action, step, args);
    };
  }

  private String call(String name, JsonNode step, JsonNode args) {
    RuntimeCall call =
        calls.read(name, args).orElseThrow(() -> new IllegalArgumentException("no action " + name));
    String by = step.get("by").asString();
    Origin origin = by.equals("root") ? Origin.root() : Origin.signed(symbols.account(by));
    Result<Unit, DispatchError> result = chain.runtime().kernel().attempt(call, origin);
    return switch (result) {
      case Result.Ok<Unit, DispatchError> _ -> "ok";
      case Result.Err<Unit, DispatchError>(DispatchError error) -> name(error);
    };
  }

  private String gatekeeperUpdate(JsonNode args) {
    MessageOrigin sender =
        args.get("sender").asString().equals("Gatekeeper")
            ? new MessageOrigin.Gatekeeper()
            : new MessageOrigin.Worker(symbols.worker("worker:1"));
    WorkingInfoUpdateEvent event =
        new WorkingInfoUpdateEvent(
            number(args, "block_number"),
            number(args, "timestamp_ms"),
            workers(args.get("offline")),
            workers(args.get("recovered_to_online")),
            settlements(args));
    return handle(sender, Topics.WORKING_INFO_UPDATE, WorkingInfoUpdateEvent.CODEC.encode(event));
  }

  private String heartbeat(JsonNode args) {
    WorkingReportEvent report =
        new WorkingReportEvent.Heartbeat(
            0, 0, number(args, "challenge_time"), number(args, "iterations"));
    return handle(
        new MessageOrigin.Worker(worker(args)),
        Topics.WORKING_REPORT,
        WorkingReportEvent.CODEC.encode(report));
  }

  private String handle(MessageOrigin sender, Topic topic, byte[] payload) {
    MessageHandler<?> handler =
        chain.runtime().staking().computation().handlers().stream()
            .filter(one -> one.topic().equals(topic))
            .findFirst()
            .orElseThrow();
    Message message = new Message(sender, topic, Bytes.wrap(payload));
    try {
      handler.action(message).ifPresent(Runnable::run);
      return "ok";
    } catch (DispatchException e) {
      return name(e.error());
    }
  }

  private void settle(SettleInfo info) {
    if (!chain.runtime().staking().stakePool().settled(info)) {
      throw new IllegalStateException("the subsidy account cannot pay " + info);
    }
  }

  private void lock(JsonNode args) {
    // The declared types are those of the pallet's storage.
    @SuppressWarnings("unchecked")
    StorageMap<AccountId, FinanceAccount> accounts =
        (StorageMap<AccountId, FinanceAccount>)
            StateSnapshot.entry(chain.runtime().staking().wrapped(), "StakerAccounts");
    AccountId who = symbols.account(args.get("account").asString());
    FinanceAccount before = accounts.get(who);
    accounts.put(
        who,
        new FinanceAccount(before.investPools(), new BigInteger(args.get("locked").asString())));
  }

  private String name(DispatchError error) {
    return switch (error) {
      case DispatchError.Module(DispatchError.ModuleError module) -> {
        Pallet pallet = chain.runtime().kernel().pallet(module.index()).orElseThrow();
        int index = Byte.toUnsignedInt(module.error().toArray()[0]);
        Enum<?> constant =
            (Enum<?>)
                List.of(pallet.errorType().orElseThrow().getEnumConstants()).stream()
                    .filter(one -> one.index() == index)
                    .findFirst()
                    .orElseThrow();
        yield pallet.name() + "." + Described.enumName(constant);
      }
      default -> error.getClass().getSimpleName();
    };
  }

  private List<SettleInfo> settlements(JsonNode args) {
    return args.get("settle")
        .valueStream()
        .map(
            info ->
                new SettleInfo(
                    symbols.worker(info.get("pubkey").asString()),
                    new BigInteger(info.get("v").asString()),
                    new BigInteger(info.get("payout").asString()),
                    new BigInteger(info.get("treasury").asString())))
        .toList();
  }

  private List<Sr25519PublicKey> workers(JsonNode names) {
    return names.valueStream().map(name -> symbols.worker(name.asString())).toList();
  }

  private Sr25519PublicKey worker(JsonNode args) {
    return symbols.worker(args.get("worker").asString());
  }

  private static long number(JsonNode args, String member) {
    return Long.parseUnsignedLong(args.get(member).asString());
  }

  private static String ok(Runnable action) {
    action.run();
    return "ok";
  }
}
