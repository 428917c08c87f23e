package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.balances.BalancesCall;
import network.khala.pallets.sudo.SudoCall;
import network.khala.pallets.system.RuntimeIdentity;
import network.khala.pallets.system.SystemCall;
import network.khala.pallets.system.SystemCall.RawEntry;
import network.khala.pallets.timestamp.TimestampCall;
import network.khala.pallets.utility.UtilityCall;
import network.khala.pallets.utility.UtilityPallet;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codecs;

/// The calls of the pallets that every chain has.
final class SystemCases {
  private static final int BYTES = 65_536;
  private static final int ENTRIES = 100;
  private static final int VALUE_SIZE = 80;
  private static final Bytes PREFIX = Bytes.wrap(new byte[] {'w', 'e', 'i', 'g', 'h', 't'});

  private SystemCases() {}

  static List<CallCase> system() {
    return List.of(
        new CallCase(
            "System",
            "remark",
            0,
            BYTES,
            (world, units) -> Prepared.by(1, system(world, new SystemCall.Remark(bytes(units))))),
        CallCase.fixed(
            "System",
            "set_heap_pages",
            world -> Prepared.root(system(world, new SystemCall.SetHeapPages(64)))),
        CallCase.fixed(
            "System",
            "set_code",
            world -> Prepared.root(system(world, new SystemCall.SetCode(nextCode(world))))),
        CallCase.fixed(
            "System",
            "set_code_without_checks",
            world ->
                Prepared.root(system(world, new SystemCall.SetCodeWithoutChecks(nextCode(world))))),
        new CallCase(
            "System",
            "set_storage",
            1,
            ENTRIES,
            (world, units) ->
                Prepared.root(system(world, new SystemCall.SetStorage(entries(units))))),
        new CallCase(
            "System",
            "kill_storage",
            1,
            ENTRIES,
            (world, units) -> {
              store(world, units);
              List<Bytes> keys = entries(units).stream().map(RawEntry::key).toList();
              return Prepared.root(system(world, new SystemCall.KillStorage(keys)));
            }),
        new CallCase(
            "System",
            "kill_prefix",
            1,
            ENTRIES,
            (world, units) -> {
              store(world, units);
              return Prepared.root(system(world, new SystemCall.KillPrefix(PREFIX, units)));
            }),
        new CallCase(
            "System",
            "remark_with_event",
            0,
            BYTES,
            (world, units) ->
                Prepared.by(1, system(world, new SystemCall.RemarkWithEvent(bytes(units))))));
  }

  static List<CallCase> timestamp() {
    return List.of(
        CallCase.fixed(
            "Timestamp",
            "set",
            world -> {
              world.nextBlockWithoutTime();
              return Prepared.bare(
                  world.runtime().timestamp().outer(new TimestampCall.Set(world.nowMillis())));
            }));
  }

  static List<CallCase> utility() {
    return List.of(
        new CallCase(
            "Utility",
            "batch",
            0,
            ENTRIES,
            (world, units) ->
                Prepared.by(1, utility(world, new UtilityCall.Batch(remarks(world, units))))),
        CallCase.fixed(
            "Utility",
            "as_derivative",
            world ->
                Prepared.by(1, utility(world, new UtilityCall.AsDerivative(7, remark(world))))),
        new CallCase(
            "Utility",
            "batch_all",
            0,
            ENTRIES,
            (world, units) ->
                Prepared.by(1, utility(world, new UtilityCall.BatchAll(remarks(world, units))))),
        CallCase.fixed(
            "Utility",
            "dispatch_as",
            world ->
                Prepared.root(
                    utility(
                        world,
                        new UtilityCall.DispatchAs(
                            Origin.signed(World.account(1)), remark(world))))),
        new CallCase(
            "Utility",
            "force_batch",
            0,
            ENTRIES,
            (world, units) ->
                Prepared.by(1, utility(world, new UtilityCall.ForceBatch(remarks(world, units))))),
        CallCase.fixed(
            "Utility",
            "with_weight",
            world ->
                Prepared.root(
                    utility(world, new UtilityCall.WithWeight(remark(world), Weight.ZERO)))));
  }

  static List<CallCase> sudo() {
    return List.of(
        CallCase.fixed(
            "Sudo", "sudo", world -> Prepared.by(0, sudo(world, new SudoCall.Sudo(remark(world))))),
        CallCase.fixed(
            "Sudo",
            "sudo_unchecked_weight",
            world ->
                Prepared.by(
                    0, sudo(world, new SudoCall.SudoUncheckedWeight(remark(world), Weight.ZERO)))),
        CallCase.fixed(
            "Sudo",
            "set_key",
            world -> Prepared.by(0, sudo(world, new SudoCall.SetKey(World.address(1))))),
        CallCase.fixed(
            "Sudo",
            "sudo_as",
            world ->
                Prepared.by(0, sudo(world, new SudoCall.SudoAs(World.address(1), remark(world))))),
        CallCase.fixed(
            "Sudo", "remove_key", world -> Prepared.by(0, sudo(world, new SudoCall.RemoveKey()))));
  }

  static List<CallCase> balances() {
    BigInteger all = World.ENDOWMENT;
    return List.of(
        CallCase.fixed(
            "Balances",
            "transfer_allow_death",
            world ->
                Prepared.by(
                    1, balances(world, new BalancesCall.TransferAllowDeath(World.nobody(), all)))),
        CallCase.fixed(
            "Balances",
            "force_transfer",
            world ->
                Prepared.root(
                    balances(
                        world,
                        new BalancesCall.ForceTransfer(World.address(1), World.nobody(), all)))),
        CallCase.fixed(
            "Balances",
            "transfer_keep_alive",
            world ->
                Prepared.by(
                    1,
                    balances(
                        world,
                        new BalancesCall.TransferKeepAlive(World.nobody(), World.tokens(1))))),
        CallCase.fixed(
            "Balances",
            "transfer_all",
            world ->
                Prepared.by(
                    1, balances(world, new BalancesCall.TransferAll(World.nobody(), false)))),
        CallCase.fixed(
            "Balances",
            "force_unreserve",
            world -> {
              world.runtime().balances().funds().reserve(World.account(1), World.tokens(10));
              world.nextBlock();
              return Prepared.root(
                  balances(
                      world, new BalancesCall.ForceUnreserve(World.address(1), World.tokens(10))));
            }),
        new CallCase(
            "Balances",
            "upgrade_accounts",
            1,
            ENTRIES,
            (world, units) -> {
              IntStream.rangeClosed(1, units).forEach(world::putUnderFormerAccounting);
              return Prepared.by(
                  ENTRIES + 1,
                  balances(
                      world,
                      new BalancesCall.UpgradeAccounts(
                          IntStream.rangeClosed(1, units).mapToObj(World::account).toList())));
            }),
        CallCase.fixed(
            "Balances",
            "force_set_balance",
            world ->
                Prepared.root(
                    balances(
                        world,
                        new BalancesCall.ForceSetBalance(World.nobody(), World.tokens(5))))));
  }

  static RuntimeCall remark(World world) {
    return system(world, new SystemCall.Remark(Bytes.EMPTY));
  }

  private static List<RuntimeCall> remarks(World world, int count) {
    return IntStream.range(0, count).mapToObj(i -> remark(world)).toList();
  }

  private static RuntimeCall system(World world, SystemCall call) {
    return world.runtime().system().outer(call);
  }

  private static RuntimeCall utility(World world, UtilityCall call) {
    return ((UtilityPallet) world.pallet("Utility")).outer(call);
  }

  private static RuntimeCall sudo(World world, SudoCall call) {
    return world.runtime().sudo().outer(call);
  }

  private static RuntimeCall balances(World world, BalancesCall call) {
    return world.runtime().balances().outer(call);
  }

  private static Bytes bytes(int size) {
    return Bytes.wrap(new byte[size]);
  }

  private static Bytes nextCode(World world) {
    return new RuntimeIdentity(
            world.config().specName(), world.config().specVersion() + 1, Bytes32.ZERO)
        .toBytes();
  }

  private static List<RawEntry> entries(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new RawEntry(
                    PREFIX.concat(Bytes.wrap(Codecs.U32.encode((long) i))), bytes(VALUE_SIZE)))
        .toList();
  }

  private static void store(World world, int count) {
    world.root(system(world, new SystemCall.SetStorage(entries(count))));
    world.nextBlock();
  }
}
