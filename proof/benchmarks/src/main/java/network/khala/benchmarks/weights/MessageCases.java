package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.List;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.basepool.PoolAccounts;
import network.khala.pallets.mq.MqCall;
import network.khala.pallets.rmrk.NftOwner;
import network.khala.pallets.rmrk.RmrkCall;
import network.khala.pallets.stakepool.StakePoolCall;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Topics;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// The calls of `PhalaMq` and `RmrkCore`.
final class MessageCases {
  private static final int WORKERS = 100;
  private static final int PAYLOAD_BYTES = 65_536;
  private static final Bytes TOPIC = Bytes.wrap(new byte[] {'w', 'e', 'i', 'g', 'h', 't'});
  private static final long POOL_COLLECTION = 10_000;

  private MessageCases() {}

  static List<CallCase> messages() {
    return List.of(
        // Of all that can be in a message, settlements are the most work for their size.
        new CallCase(
            "PhalaMq",
            "sync_offchain_message",
            1,
            WORKERS,
            (world, units) -> {
              new Staking(world)
                  .launch()
                  .workers(1, WORKERS)
                  .pool(WORKERS, World.tokens(500_000))
                  .start(WORKERS);
              Message message = settlements(world, units);
              return Prepared.by(
                      1,
                      outer(
                          world,
                          new MqCall.SyncOffchainMessage(
                              Staking.signed(Staking.MASTER, message, 0))))
                  .sized(message.payload().size());
            }),
        new CallCase(
            "PhalaMq",
            "push_message",
            0,
            PAYLOAD_BYTES,
            (world, units) ->
                Prepared.by(
                    1, outer(world, new MqCall.PushMessage(TOPIC, Bytes.wrap(new byte[units]))))),
        new CallCase(
            "PhalaMq",
            "force_push_pallet_message",
            0,
            PAYLOAD_BYTES,
            (world, units) ->
                Prepared.root(
                    outer(
                        world,
                        new MqCall.ForcePushPalletMessage(TOPIC, Bytes.wrap(new byte[units]))))));
  }

  static List<CallCase> tokens() {
    return List.of(
        CallCase.fixed(
            "RmrkCore",
            "send",
            world -> {
              pool(world);
              return Prepared.by(
                  Staking.OWNER,
                  world
                      .runtime()
                      .staking()
                      .rmrk()
                      .outer(
                          new RmrkCall.Send(
                              POOL_COLLECTION, 0, new NftOwner.OfAccount(World.account(2)))));
            }),
        CallCase.fixed(
            "RmrkCore",
            "change_collection_issuer",
            world -> {
              pool(world);
              return ofPools(
                  world
                      .runtime()
                      .staking()
                      .rmrk()
                      .outer(
                          new RmrkCall.ChangeCollectionIssuer(POOL_COLLECTION, World.address(2))));
            }));
  }

  /// All collections are the pools'.
  private static Prepared ofPools(RuntimeCall call) {
    AccountId owner = PoolAccounts.BASE_POOL;
    return Prepared.of(Origin.signed(owner), call);
  }

  private static void pool(World world) {
    Staking staking = new Staking(world);
    staking.wrap(Staking.OWNER, World.tokens(100));
    staking.by(Staking.OWNER, new StakePoolCall.Create());
    staking.contribute(Staking.OWNER, World.tokens(100));
    world.nextBlock();
  }

  private static Message settlements(World world, int count) {
    BigInteger payout = BigInteger.valueOf(3).shiftLeft(64);
    List<SettleInfo> settlements =
        Staking.keys(count).stream()
            .map(
                (Sr25519PublicKey worker) ->
                    new SettleInfo(worker, BigInteger.valueOf(2700).shiftLeft(64), payout, payout))
            .toList();
    WorkingInfoUpdateEvent report =
        new WorkingInfoUpdateEvent(
            world.number(), world.nowMillis(), List.of(), List.of(), settlements);
    return new Message(
        new MessageOrigin.Gatekeeper(),
        Topics.WORKING_INFO_UPDATE,
        Bytes.wrap(WorkingInfoUpdateEvent.CODEC.encode(report)));
  }

  private static RuntimeCall outer(World world, MqCall call) {
    return world.runtime().mq().outer(call);
  }
}
