package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.KeyPair;
import network.khala.frame.storage.StorageNMap;
import network.khala.pallets.multisig.Multisig;
import network.khala.pallets.multisig.MultisigCall;
import network.khala.pallets.multisig.Timepoint;
import network.khala.pallets.proxy.ProxyCall;
import network.khala.pallets.proxy.ProxyEvent;
import network.khala.pallets.proxy.ProxyType;
import network.khala.pallets.vesting.VestingCall;
import network.khala.pallets.vesting.VestingInfo;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes32;

/// The calls of `Multisig`, `Proxy` and `Vesting`.
final class AccountCases {
  private static final int SIGNATORIES = 99;
  private static final int PROXIES = 32;
  private static final ProxyType ANY = ProxyType.ANY;
  private static final long DELAY = 2;
  private static final int ANNOUNCED = 31;
  private static final int DELAYED = 100;
  private static final int SCHEDULES = 28;
  private static final Weight BOUND = Weight.ofRefTime(1_000_000_000_000L);

  private AccountCases() {}

  static List<CallCase> multisig() {
    return List.of(
        new CallCase(
            "Multisig",
            "as_multi_threshold_1",
            1,
            SIGNATORIES,
            (world, units) ->
                Prepared.by(
                    1,
                    of(
                        world,
                        new MultisigCall.AsMultiThreshold1(
                            others(1, units), SystemCases.remark(world))))),
        new CallCase(
            "Multisig",
            "as_multi",
            1,
            SIGNATORIES,
            (world, units) -> {
              Optional<Timepoint> begun = Optional.of(begin(world, units));
              return Prepared.by(
                  2,
                  of(
                      world,
                      new MultisigCall.AsMulti(
                          2, others(2, units), begun, SystemCases.remark(world), BOUND)));
            }),
        new CallCase(
            "Multisig",
            "approve_as_multi",
            1,
            SIGNATORIES,
            (world, units) ->
                Prepared.by(
                    1,
                    of(
                        world,
                        new MultisigCall.ApproveAsMulti(
                            2, others(1, units), Optional.empty(), hash(world), BOUND)))),
        new CallCase(
            "Multisig",
            "cancel_as_multi",
            1,
            SIGNATORIES,
            (world, units) ->
                Prepared.by(
                    1,
                    of(
                        world,
                        new MultisigCall.CancelAsMulti(
                            2, others(1, units), begin(world, units), hash(world))))));
  }

  /// The first of a group approves a remark.
  private static Timepoint begin(World world, int others) {
    world.by(
        1,
        of(
            world,
            new MultisigCall.ApproveAsMulti(
                2, others(1, others), Optional.empty(), hash(world), BOUND)));
    world.nextBlock();
    StorageNMap<KeyPair<AccountId, Bytes32>, Multisig> all = world.maps("Multisig", "Multisigs");
    Map.Entry<KeyPair<AccountId, Bytes32>, Multisig> only = all.entries().iterator().next();
    return only.getValue().when();
  }

  /// The signatories of a group of accounts 1 and following, but for one of them.
  private static List<AccountId> others(int but, int count) {
    return IntStream.rangeClosed(1, count + 1)
        .filter(i -> i != but)
        .mapToObj(World::account)
        .sorted()
        .toList();
  }

  private static Bytes32 hash(World world) {
    return Hash.blake2(
            world
                .runtime()
                .kernel()
                .codecs()
                .of(RuntimeCall.class)
                .encode(SystemCases.remark(world)))
        .value();
  }

  static List<CallCase> proxy() {
    return List.of(
        proxied(
            "proxy",
            PROXIES,
            (world, delegate) ->
                Prepared.by(
                    delegate,
                    of(
                        world,
                        new ProxyCall.Proxy(
                            World.address(1), Optional.empty(), SystemCases.remark(world))))),
        proxied(
            "add_proxy",
            PROXIES - 1,
            (world, _) ->
                Prepared.by(1, of(world, new ProxyCall.AddProxy(World.address(90), ANY, 0)))),
        proxied(
            "remove_proxy",
            PROXIES,
            (world, delegate) ->
                Prepared.by(
                    1, of(world, new ProxyCall.RemoveProxy(World.address(delegate), ANY, 0)))),
        proxied(
            "remove_proxies",
            PROXIES,
            (world, _) -> Prepared.by(1, of(world, new ProxyCall.RemoveProxies()))),
        CallCase.fixed(
            "Proxy",
            "create_pure",
            world -> Prepared.by(1, of(world, new ProxyCall.CreatePure(ANY, 0, 0)))),
        CallCase.fixed("Proxy", "kill_pure", AccountCases::killPure),
        announced(
            "announce",
            (world, _) ->
                Prepared.by(
                    2, of(world, new ProxyCall.Announce(World.address(1), World.hashOf(999))))),
        announced(
            "remove_announcement",
            (world, hash) ->
                Prepared.by(
                    2, of(world, new ProxyCall.RemoveAnnouncement(World.address(1), hash)))),
        announced(
            "reject_announcement",
            (world, hash) ->
                Prepared.by(
                    1, of(world, new ProxyCall.RejectAnnouncement(World.address(2), hash)))),
        announced(
            "proxy_announced",
            (world, hash) -> {
              for (int i = 0; i < DELAY + 1; i++) {
                world.nextBlock();
              }
              return Prepared.by(
                  3,
                  of(
                      world,
                      new ProxyCall.ProxyAnnounced(
                          World.address(2),
                          World.address(1),
                          Optional.empty(),
                          SystemCases.remark(world))));
            }));
  }

  private interface WithDelegate {
    Prepared prepare(World world, int delegate);
  }

  /// Account 1 has so many proxies; the last one is the delegate.
  private static CallCase proxied(String name, int count, WithDelegate then) {
    return CallCase.fixed(
        "Proxy",
        name,
        world -> {
          for (int i = 0; i < count; i++) {
            world.by(1, of(world, new ProxyCall.AddProxy(World.address(10 + i), ANY, 0)));
          }
          world.nextBlock();
          return then.prepare(world, 10 + count - 1);
        });
  }

  private interface WithAnnouncement {
    Prepared prepare(World world, Hash hash);
  }

  /// Account 2 is a proxy of account 1 after a delay, and has announced a remark and other calls.
  private static CallCase announced(String name, WithAnnouncement then) {
    return CallCase.fixed(
        "Proxy",
        name,
        world -> {
          world.by(1, of(world, new ProxyCall.AddProxy(World.address(2), ANY, DELAY)));
          Hash remark = new Hash(hash(world));
          world.by(2, of(world, new ProxyCall.Announce(World.address(1), remark)));
          for (int i = 1; i < ANNOUNCED; i++) {
            world.by(2, of(world, new ProxyCall.Announce(World.address(1), World.hashOf(i))));
          }
          world.nextBlock();
          return then.prepare(world, remark);
        });
  }

  private static Prepared killPure(World world) {
    long height = world.number();
    long index = world.runtime().system().extrinsicIndex();
    world.by(1, of(world, new ProxyCall.CreatePure(ANY, 0, 0)));
    AccountId pure =
        world.runtime().kernel().events().stream()
            .map(record -> record.event().event())
            .filter(ProxyEvent.PureCreated.class::isInstance)
            .map(event -> ((ProxyEvent.PureCreated) event).pure())
            .findFirst()
            .orElseThrow();
    world.runtime().balances().endow(pure, World.tokens(1));
    world.nextBlock();
    return Prepared.of(
        Origin.signed(pure),
        of(world, new ProxyCall.KillPure(World.address(1), ANY, 0, height, index)));
  }

  static List<CallCase> vesting() {
    return List.of(
        vested("vest", world -> Prepared.by(1, of(world, new VestingCall.Vest()))),
        vested(
            "vest_other",
            world -> Prepared.by(3, of(world, new VestingCall.VestOther(World.address(1))))),
        CallCase.fixed(
            "Vesting",
            "vested_transfer",
            world -> {
              schedules(world, SCHEDULES - 1);
              return Prepared.by(
                  2, of(world, new VestingCall.VestedTransfer(World.address(1), schedule())));
            }),
        CallCase.fixed(
            "Vesting",
            "force_vested_transfer",
            world -> {
              schedules(world, SCHEDULES - 1);
              return Prepared.root(
                  of(
                      world,
                      new VestingCall.ForceVestedTransfer(
                          World.address(2), World.address(1), schedule())));
            }),
        vested(
            "merge_schedules",
            world -> Prepared.by(1, of(world, new VestingCall.MergeSchedules(0, 1)))));
  }

  private static CallCase vested(String name, CallCase.FixedPreparation then) {
    return CallCase.fixed(
        "Vesting",
        name,
        world -> {
          schedules(world, SCHEDULES);
          return then.prepare(world);
        });
  }

  private static void schedules(World world, int count) {
    Stream.generate(AccountCases::schedule)
        .limit(count)
        .forEach(
            one -> world.by(2, of(world, new VestingCall.VestedTransfer(World.address(1), one))));
    world.nextBlock();
  }

  private static VestingInfo schedule() {
    return new VestingInfo(World.tokens(100), BigInteger.TEN.pow(10), DELAYED);
  }

  private static RuntimeCall of(World world, MultisigCall call) {
    return world.runtime().governance().multisig().outer(call);
  }

  private static RuntimeCall of(World world, ProxyCall call) {
    return world.runtime().governance().proxy().outer(call);
  }

  private static RuntimeCall of(World world, VestingCall call) {
    return world.runtime().governance().vesting().outer(call);
  }
}
