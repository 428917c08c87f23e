package network.khala.benchmarks.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.crypto.Hashing;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.identity.Data;
import network.khala.pallets.identity.FieldSet;
import network.khala.pallets.identity.IdentityCall;
import network.khala.pallets.identity.IdentityInfo;
import network.khala.pallets.identity.Judgement;
import network.khala.pallets.preimage.PreimageCall;
import network.khala.pallets.scheduler.SchedulerCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.CodecFactory;
import network.khala.scale.Tuple2;

/// The calls of `Scheduler`, `Preimage` and `Identity`.
final class TaskCases {
  private static final int AGENDA = 49;
  private static final long SOON = 100;
  private static final int PRIORITY = 127;
  private static final int PREIMAGE_BYTES = 65_536;
  private static final int REGISTRARS = 19;
  private static final int PARTS = 100;
  private static final BigInteger FEE = World.tokens(1);
  private static final Data TEXT = Data.text(Bytes.wrap(new byte[32]));

  private TaskCases() {}

  static List<CallCase> scheduler() {
    return List.of(
        scheduled(
            "schedule",
            (world, when) ->
                new SchedulerCall.Schedule(
                    when, Optional.empty(), PRIORITY, SystemCases.remark(world))),
        scheduled("cancel", (world, when) -> new SchedulerCall.Cancel(when, 0)),
        scheduled(
            "schedule_named",
            (world, when) ->
                new SchedulerCall.ScheduleNamed(
                    id(99), when, Optional.empty(), PRIORITY, SystemCases.remark(world))),
        scheduled("cancel_named", (world, when) -> new SchedulerCall.CancelNamed(id(0))),
        scheduled(
            "schedule_after",
            (world, when) ->
                new SchedulerCall.ScheduleAfter(
                    when - world.number() - 1,
                    Optional.empty(),
                    PRIORITY,
                    SystemCases.remark(world))),
        scheduled(
            "schedule_named_after",
            (world, when) ->
                new SchedulerCall.ScheduleNamedAfter(
                    id(99),
                    when - world.number() - 1,
                    Optional.empty(),
                    PRIORITY,
                    SystemCases.remark(world))));
  }

  private interface Task {
    SchedulerCall call(World world, long when);
  }

  /// A block whose agenda has room for one more.
  private static CallCase scheduled(String name, Task then) {
    return CallCase.fixed(
        "Scheduler",
        name,
        world -> {
          long when = world.number() + SOON;
          fill(world, when, AGENDA);
          return Prepared.root(of(world, then.call(world, when)));
        });
  }

  /// Tasks under a name at a block.
  static void fill(World world, long when, int count) {
    for (int i = 0; i < count; i++) {
      world.root(
          of(
              world,
              new SchedulerCall.ScheduleNamed(
                  id(i), when, Optional.empty(), PRIORITY, SystemCases.remark(world))));
    }
    world.nextBlock();
  }

  private static Bytes32 id(int number) {
    return World.hashOf(number).value();
  }

  static List<CallCase> preimage() {
    return List.of(
        new CallCase(
            "Preimage",
            "note_preimage",
            0,
            PREIMAGE_BYTES,
            (world, units) ->
                Prepared.by(1, of(world, new PreimageCall.NotePreimage(preimage(units))))),
        noted("unnote_preimage", false, new PreimageCall.UnnotePreimage(hash())),
        noted("request_preimage", false, new PreimageCall.RequestPreimage(hash())),
        noted("unrequest_preimage", true, new PreimageCall.UnrequestPreimage(hash())));
  }

  private static CallCase noted(String name, boolean requested, PreimageCall call) {
    return CallCase.fixed(
        "Preimage",
        name,
        world -> {
          world.by(1, of(world, new PreimageCall.NotePreimage(preimage(PREIMAGE_BYTES))));
          if (requested) {
            world.root(of(world, new PreimageCall.RequestPreimage(hash())));
          }
          world.nextBlock();
          RuntimeCall prepared = of(world, call);
          return call instanceof PreimageCall.UnnotePreimage
              ? Prepared.by(1, prepared)
              : Prepared.root(prepared);
        });
  }

  private static Bytes preimage(int size) {
    return Bytes.wrap(new byte[size]);
  }

  private static Hash hash() {
    return Hash.blake2(preimage(PREIMAGE_BYTES));
  }

  static List<CallCase> identities() {
    return List.of(
        new CallCase(
            "Identity",
            "set_identity",
            0,
            PARTS,
            (world, units) -> {
              judged(world);
              return Prepared.by(1, of(world, new IdentityCall.SetIdentity(info(units))));
            }),
        new CallCase(
            "Identity",
            "set_subs",
            1,
            PARTS,
            (world, units) -> {
              subs(world, PARTS);
              List<Tuple2<AccountId, Data>> others = new ArrayList<>();
              IntStream.range(0, units)
                  .forEach(i -> others.add(new Tuple2<>(World.account(700 + i), TEXT)));
              return Prepared.by(1, of(world, new IdentityCall.SetSubs(others)));
            }),
        new CallCase(
            "Identity",
            "clear_identity",
            1,
            PARTS,
            (world, units) -> {
              subs(world, units);
              return Prepared.by(1, of(world, new IdentityCall.ClearIdentity()));
            }),
        new CallCase(
            "Identity",
            "kill_identity",
            1,
            PARTS,
            (world, units) -> {
              subs(world, units);
              return Prepared.root(of(world, new IdentityCall.KillIdentity(World.address(1))));
            }),
        sub("add_sub", PARTS - 1, 1, new IdentityCall.AddSub(World.address(900), TEXT)),
        sub("rename_sub", PARTS, 1, new IdentityCall.RenameSub(World.address(100), TEXT)),
        sub("remove_sub", PARTS, 1, new IdentityCall.RemoveSub(World.address(100))),
        sub("quit_sub", PARTS, 100, new IdentityCall.QuitSub()));
  }

  static List<CallCase> judgements() {
    return List.of(
        CallCase.fixed(
            "Identity",
            "add_registrar",
            world -> {
              registrars(world);
              return Prepared.root(of(world, new IdentityCall.AddRegistrar(World.address(90))));
            }),
        CallCase.fixed(
            "Identity",
            "request_judgement",
            world -> {
              judged(world);
              return Prepared.by(
                  1, of(world, new IdentityCall.RequestJudgement(REGISTRARS - 1, FEE)));
            }),
        CallCase.fixed(
            "Identity",
            "cancel_request",
            world -> {
              requested(world);
              return Prepared.by(1, of(world, new IdentityCall.CancelRequest(REGISTRARS - 1)));
            }),
        registrar("set_fee", new IdentityCall.SetFee(REGISTRARS - 1, FEE)),
        registrar(
            "set_account_id", new IdentityCall.SetAccountId(REGISTRARS - 1, World.address(90))),
        registrar("set_fields", new IdentityCall.SetFields(REGISTRARS - 1, FieldSet.NONE)),
        CallCase.fixed(
            "Identity",
            "provide_judgement",
            world -> {
              requested(world);
              return Prepared.by(
                  10 + REGISTRARS - 1,
                  of(world, judgement(REGISTRARS - 1, new Judgement.Reasonable())));
            }));
  }

  private static IdentityInfo info(int additional) {
    return new IdentityInfo(
        IntStream.range(0, additional).mapToObj(i -> new Tuple2<>(TEXT, TEXT)).toList(),
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        TEXT,
        Optional.of(Bytes.wrap(new byte[20])),
        TEXT,
        TEXT);
  }

  private static IdentityCall judgement(int registrar, Judgement judgement) {
    byte[] encoded = CodecFactory.STANDARD.of(IdentityInfo.class).encode(info(PARTS));
    return new IdentityCall.ProvideJudgement(
        registrar, World.address(1), judgement, hashOf(encoded));
  }

  private static Hash hashOf(byte[] encoded) {
    return new Hash(Bytes32.wrap(Hashing.blake2b256(encoded)));
  }

  private static void registrars(World world) {
    for (int i = 0; i < REGISTRARS; i++) {
      world.root(of(world, new IdentityCall.AddRegistrar(World.address(10 + i))));
    }
    world.nextBlock();
  }

  /// Account 1 has an identity for which all registrars but the last one vouch.
  private static void judged(World world) {
    registrars(world);
    world.by(1, of(world, new IdentityCall.SetIdentity(info(PARTS))));
    for (int i = 0; i < REGISTRARS - 1; i++) {
      world.by(1, of(world, new IdentityCall.RequestJudgement(i, FEE)));
      world.by(10 + i, of(world, judgement(i, new Judgement.Reasonable())));
    }
    world.nextBlock();
  }

  private static void requested(World world) {
    judged(world);
    world.by(1, of(world, new IdentityCall.RequestJudgement(REGISTRARS - 1, FEE)));
    world.nextBlock();
  }

  private static void subs(World world, int count) {
    judged(world);
    List<Tuple2<AccountId, Data>> subs = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(i -> subs.add(new Tuple2<>(World.account(100 + i), Data.NONE)));
    world.by(1, of(world, new IdentityCall.SetSubs(subs)));
    world.nextBlock();
  }

  private static CallCase sub(String name, int subs, int who, IdentityCall call) {
    return CallCase.fixed(
        "Identity",
        name,
        world -> {
          subs(world, subs);
          return Prepared.by(who, of(world, call));
        });
  }

  private static CallCase registrar(String name, IdentityCall call) {
    return CallCase.fixed(
        "Identity",
        name,
        world -> {
          registrars(world);
          return Prepared.by(10 + REGISTRARS - 1, of(world, call));
        });
  }

  private static RuntimeCall of(World world, SchedulerCall call) {
    return world.runtime().governance().scheduler().outer(call);
  }

  private static RuntimeCall of(World world, PreimageCall call) {
    return world.runtime().governance().preimage().outer(call);
  }

  private static RuntimeCall of(World world, IdentityCall call) {
    return world.runtime().governance().identity().outer(call);
  }
}
