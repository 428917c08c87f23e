package network.khala.benchmarks.weights;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.khala.benchmarks.weights.CallCase.Prepared;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.collective.CollectiveCall;
import network.khala.pallets.collective.CollectivePallet;
import network.khala.pallets.membership.MembershipCall;
import network.khala.pallets.system.SystemCall;
import network.khala.pallets.treasury.TreasuryCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;

/// The calls of the council, the technical committee and the treasury, with as many members and
/// motions as there may be.
final class GovernanceCases {
  private static final int MEMBERS_MAX = 100;
  private static final int MOTIONS = 50;
  private static final int PROPOSAL_BYTES = 65_536;
  private static final long LENGTH_SLACK = 16;
  private static final Weight BOUND = Weight.ofRefTime(1_000_000_000_000L);

  private GovernanceCases() {}

  static List<CallCase> collectives() {
    return Stream.of("Council", "TechnicalCommittee").flatMap(GovernanceCases::collective).toList();
  }

  private static Stream<CallCase> collective(String name) {
    return Stream.of(
        new CallCase(
            name,
            "set_members",
            1,
            MEMBERS_MAX,
            (world, units) -> {
              List<AccountId> all = members(units);
              return Prepared.root(
                      of(
                          world,
                          name,
                          new CollectiveCall.SetMembers(all, Optional.empty(), MEMBERS_MAX)))
                  .sized(units + MEMBERS_MAX);
            }),
        new CallCase(
            name,
            "execute",
            0,
            PROPOSAL_BYTES,
            (world, units) ->
                Prepared.by(
                        World.MEMBER,
                        of(
                            world,
                            name,
                            new CollectiveCall.Execute(remark(world, units), units + LENGTH_SLACK)))
                    .sized(units + LENGTH_SLACK)),
        new CallCase(
            name,
            "propose",
            0,
            PROPOSAL_BYTES,
            (world, units) -> {
              motions(world, name);
              return Prepared.by(
                      World.MEMBER,
                      of(
                          world,
                          name,
                          new CollectiveCall.Propose(
                              2, remark(world, units), units + LENGTH_SLACK)))
                  .sized(units + LENGTH_SLACK);
            }),
        CallCase.fixed(
            name,
            "vote",
            world -> {
              motions(world, name);
              RuntimeCall motion = motion(world, 0);
              for (int member = 0; member < MEMBERS_MAX - 1; member++) {
                vote(world, name, World.MEMBER + member, motion, 0);
              }
              world.nextBlock();
              return Prepared.by(
                  World.MEMBER + MEMBERS_MAX - 1,
                  of(world, name, new CollectiveCall.Vote(hash(world, motion), 0, true)));
            }),
        CallCase.fixed(
            name,
            "disapprove_proposal",
            world -> {
              motions(world, name);
              return Prepared.root(
                  of(
                      world,
                      name,
                      new CollectiveCall.DisapproveProposal(hash(world, motion(world, 0)))));
            }),
        new CallCase(
            name,
            "close",
            0,
            PROPOSAL_BYTES,
            (world, units) -> {
              motions(world, name);
              RuntimeCall motion = remark(world, units);
              long length = units + LENGTH_SLACK;
              world.by(
                  World.MEMBER, of(world, name, new CollectiveCall.Propose(2, motion, length)));
              for (int member = 0; member < MEMBERS_MAX; member++) {
                vote(world, name, World.MEMBER + member, motion, MOTIONS);
              }
              world.nextBlock();
              return Prepared.by(
                      World.MEMBER,
                      of(
                          world,
                          name,
                          new CollectiveCall.Close(hash(world, motion), MOTIONS, BOUND, length)))
                  .sized(length);
            }));
  }

  static List<CallCase> membership() {
    return List.of(
        CallCase.fixed(
            "TechnicalMembership",
            "add_member",
            world -> {
              membership(world, new MembershipCall.RemoveMember(World.address(World.MEMBER)));
              world.nextBlock();
              return member(world, new MembershipCall.AddMember(World.address(1)));
            }),
        CallCase.fixed(
            "TechnicalMembership",
            "remove_member",
            world -> member(world, new MembershipCall.RemoveMember(World.address(World.MEMBER)))),
        CallCase.fixed(
            "TechnicalMembership",
            "swap_member",
            world ->
                member(
                    world,
                    new MembershipCall.SwapMember(World.address(World.MEMBER), World.address(1)))),
        CallCase.fixed(
            "TechnicalMembership",
            "reset_members",
            world ->
                member(
                    world,
                    new MembershipCall.ResetMembers(
                        IntStream.range(0, MEMBERS_MAX).mapToObj(World::account).toList()))),
        CallCase.fixed(
            "TechnicalMembership",
            "change_key",
            world ->
                Prepared.by(
                    World.MEMBER,
                    world
                        .runtime()
                        .governance()
                        .technicalMembership()
                        .outer(new MembershipCall.ChangeKey(World.address(1))))),
        CallCase.fixed(
            "TechnicalMembership",
            "set_prime",
            world -> member(world, new MembershipCall.SetPrime(World.address(World.MEMBER)))),
        CallCase.fixed(
            "TechnicalMembership",
            "clear_prime",
            world -> {
              membership(world, new MembershipCall.SetPrime(World.address(World.MEMBER)));
              world.nextBlock();
              return member(world, new MembershipCall.ClearPrime());
            }));
  }

  static List<CallCase> treasury() {
    return List.of(
        CallCase.fixed(
            "Treasury",
            "propose_spend",
            world ->
                Prepared.by(
                    1,
                    of(world, new TreasuryCall.ProposeSpend(World.tokens(10), World.address(2))))),
        proposal("reject_proposal", new TreasuryCall.RejectProposal(0)),
        proposal("approve_proposal", new TreasuryCall.ApproveProposal(0)),
        CallCase.fixed(
            "Treasury",
            "spend",
            world ->
                Prepared.root(
                    of(world, new TreasuryCall.Spend(World.tokens(10), World.address(2))))),
        CallCase.fixed(
            "Treasury",
            "remove_approval",
            world -> {
              approved(world, MEMBERS_MAX);
              return Prepared.root(of(world, new TreasuryCall.RemoveApproval(0)));
            }));
  }

  /// So many payments that are approved.
  static void approved(World world, int count) {
    for (int i = 0; i < count; i++) {
      world.root(of(world, new TreasuryCall.Spend(World.tokens(1), World.address(i))));
    }
    world.nextBlock();
  }

  private static CallCase proposal(String name, TreasuryCall call) {
    return CallCase.fixed(
        "Treasury",
        name,
        world -> {
          world.by(1, of(world, new TreasuryCall.ProposeSpend(World.tokens(10), World.address(2))));
          world.nextBlock();
          return Prepared.root(of(world, call));
        });
  }

  private static List<AccountId> members(int count) {
    return IntStream.range(0, count).mapToObj(i -> World.account(World.MEMBER + i)).toList();
  }

  private static void motions(World world, String name) {
    for (int i = 0; i < MOTIONS; i++) {
      world.by(World.MEMBER, of(world, name, new CollectiveCall.Propose(2, motion(world, i), 100)));
    }
    world.nextBlock();
  }

  private static RuntimeCall motion(World world, int number) {
    return world.runtime().system().outer(new SystemCall.Remark(Bytes.of((byte) 7, (byte) number)));
  }

  private static RuntimeCall remark(World world, int size) {
    return world.runtime().system().outer(new SystemCall.Remark(Bytes.wrap(new byte[size])));
  }

  private static Hash hash(World world, RuntimeCall call) {
    return Hash.blake2(world.runtime().kernel().codecs().of(RuntimeCall.class).encode(call));
  }

  private static void vote(World world, String name, int member, RuntimeCall motion, long index) {
    world.by(member, of(world, name, new CollectiveCall.Vote(hash(world, motion), index, true)));
  }

  private static RuntimeCall of(World world, String name, CollectiveCall call) {
    CollectivePallet council = world.runtime().governance().council();
    CollectivePallet committee = world.runtime().governance().technicalCommittee();
    return (council.name().equals(name) ? council : committee).outer(call);
  }

  private static RuntimeCall of(World world, TreasuryCall call) {
    return world.runtime().governance().treasury().outer(call);
  }

  private static Prepared member(World world, MembershipCall call) {
    return Prepared.root(world.runtime().governance().technicalMembership().outer(call));
  }

  private static void membership(World world, MembershipCall call) {
    world.root(world.runtime().governance().technicalMembership().outer(call));
  }
}
