package network.khala.pallets.collective;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PalletOrigin;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.system.SystemPallet;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Result;
import network.khala.scale.Unit;

/// One collective.
///
/// The prime's vote counts for those who have not voted when the time is over; without one they
/// count against.
public final class CollectivePallet extends CallablePallet<CollectiveCall> {
  private final CollectiveConfig config;
  private final SystemPallet system;
  private final Motions motions;
  private final Codec<RuntimeCall> callCodec;

  /// A collective under its name.
  public CollectivePallet(
      Kernel kernel, String name, int index, CollectiveConfig config, SystemPallet system) {
    super(kernel, name, index, CollectiveCall.class);
    this.config = config;
    this.system = system;
    this.motions = new Motions(items(), config.proposalsMax());
    this.callCodec = items().codec(RuntimeCall.class);
    constant("MaxProposalWeight", items().codec(Weight.class), config.proposalWeightMax());
  }

  /// Sets the members, for a pallet that keeps them, and for genesis.
  public void setMembers(List<AccountId> members) {
    motions.setMembers(members.stream().sorted().toList());
  }

  /// Sets whose vote counts for those who do not vote.
  public void setPrime(Optional<AccountId> who) {
    motions.setPrime(who);
  }

  @Override
  public int storageVersion() {
    return 4;
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(CollectiveEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(CollectiveError.class);
  }

  @Override
  public Optional<Class<? extends PalletOrigin>> originType() {
    return Optional.of(CollectiveOrigin.class);
  }

  @Override
  protected long units(CollectiveCall call) {
    return switch (call) {
      case CollectiveCall.SetMembers one -> one.newMembers().size() + one.oldCount();
      case CollectiveCall.Execute one -> one.lengthBound();
      case CollectiveCall.Propose one -> one.lengthBound();
      case CollectiveCall.Close one -> one.lengthBound();
      case CollectiveCall.Vote _, CollectiveCall.DisapproveProposal _ -> 0;
    };
  }

  @Override
  protected DispatchInfo info(CollectiveCall call) {
    Weight own = weight(call);
    return switch (call) {
      case CollectiveCall.Execute one -> operational(own, kernel().info(one.proposal()).weight());
      case CollectiveCall.Propose one ->
          operational(
              own, one.threshold() < 2 ? kernel().info(one.proposal()).weight() : Weight.ZERO);
      case CollectiveCall.Close one -> operational(own, one.proposalWeightBound());
      case CollectiveCall.SetMembers _,
          CollectiveCall.Vote _,
          CollectiveCall.DisapproveProposal _ ->
          operational(own, Weight.ZERO);
    };
  }

  private static DispatchInfo operational(Weight own, Weight inner) {
    return DispatchInfo.operational(own.saturatingAdd(inner));
  }

  @Override
  protected PostDispatch dispatch(Origin origin, CollectiveCall call) {
    return switch (call) {
      case CollectiveCall.SetMembers one -> {
        config.membersBy().require(origin);
        setMembers(one.newMembers());
        setPrime(one.prime());
        yield PostDispatch.AS_DECLARED;
      }
      case CollectiveCall.Execute(RuntimeCall proposal, long lengthBound) -> {
        AccountId who = member(origin);
        execute(who, proposal, lengthBound);
        yield PostDispatch.AS_DECLARED;
      }
      case CollectiveCall.Propose(long threshold, RuntimeCall proposal, long lengthBound) -> {
        AccountId who = member(origin);
        propose(who, threshold, proposal, lengthBound);
        yield PostDispatch.AS_DECLARED;
      }
      case CollectiveCall.Vote(Hash hash, long index, boolean approve) ->
          vote(member(origin), hash, index, approve);
      case CollectiveCall.DisapproveProposal(Hash hash) -> {
        origin.requireRoot();
        disapprove(hash);
        yield PostDispatch.AS_DECLARED;
      }
      case CollectiveCall.Close close -> {
        origin.requireSigned();
        yield close(close);
      }
    };
  }

  private AccountId member(Origin origin) {
    AccountId who = origin.requireSigned();
    require(motions.members.get().contains(who), CollectiveError.NOT_MEMBER);
    return who;
  }

  private void execute(AccountId who, RuntimeCall proposal, long lengthBound) {
    Bytes encoded = encode(proposal, lengthBound);
    Origin origin = new Origin.OfPallet(index(), new CollectiveOrigin.Member(who));
    deposit(
        new CollectiveEvent.MemberExecuted(
            Hash.blake2(encoded), kernel().attempt(proposal, origin)));
  }

  private void propose(AccountId who, long threshold, RuntimeCall proposal, long lengthBound) {
    Bytes encoded = encode(proposal, lengthBound);
    require(
        kernel().info(proposal).weight().fitsIn(config.proposalWeightMax()),
        CollectiveError.WRONG_PROPOSAL_WEIGHT);
    Hash hash = Hash.blake2(encoded);
    require(!motions.proposalOf.contains(hash), CollectiveError.DUPLICATE_PROPOSAL);
    if (threshold < 2) {
      deposit(new CollectiveEvent.Executed(hash, asMembers(proposal, 1)));
      return;
    }
    List<Hash> proposals = new ArrayList<>(motions.proposals.get());
    require(proposals.size() < config.proposalsMax(), CollectiveError.TOO_MANY_PROPOSALS);
    proposals.add(hash);
    motions.proposals.set(proposals);
    long number = motions.proposalCount.get();
    motions.proposalCount.set(Math.addExact(number, 1));
    motions.proposalOf.put(hash, proposal);
    long end = system.number() + config.motionBlocks();
    motions.voting.put(hash, new Votes(number, threshold, List.of(), List.of(), end));
    deposit(new CollectiveEvent.Proposed(who, number, hash, threshold));
  }

  private Bytes encode(RuntimeCall proposal, long lengthBound) {
    Bytes encoded = Bytes.wrap(callCodec.encode(proposal));
    require(encoded.size() <= lengthBound, CollectiveError.WRONG_PROPOSAL_LENGTH);
    return encoded;
  }

  private Result<Unit, DispatchError> asMembers(RuntimeCall proposal, long yes) {
    long seats = motions.members.get().size();
    Origin origin = new Origin.OfPallet(index(), new CollectiveOrigin.Members(yes, seats));
    return kernel().attempt(proposal, origin);
  }

  /// A member's first vote on a proposal is free.
  private PostDispatch vote(AccountId who, Hash hash, long index, boolean approve) {
    Votes votes = votes(hash, index);
    require(!(approve ? votes.ayes() : votes.nays()).contains(who), CollectiveError.DUPLICATE_VOTE);
    boolean first = !votes.ayes().contains(who) && !votes.nays().contains(who);
    Votes after = votes.with(who, approve);
    motions.voting.put(hash, after);
    deposit(
        new CollectiveEvent.Voted(who, hash, approve, after.ayes().size(), after.nays().size()));
    return first ? PostDispatch.FREE : PostDispatch.AS_DECLARED;
  }

  private Votes votes(Hash hash, long index) {
    Votes votes =
        motions.voting.find(hash).orElseThrow(() -> failure(CollectiveError.PROPOSAL_MISSING));
    require(votes.index() == index, CollectiveError.WRONG_INDEX);
    return votes;
  }

  private PostDispatch close(CollectiveCall.Close call) {
    Votes votes = votes(call.proposalHash(), call.index());
    long seats = motions.members.get().size();
    long yes = votes.ayes().size();
    long no = votes.nays().size();
    boolean approved = yes >= votes.threshold();
    if (!approved && seats - no >= votes.threshold()) {
      require(system.number() >= votes.end(), CollectiveError.TOO_EARLY);
      boolean primeAgrees = motions.prime.find().map(votes.ayes()::contains).orElse(false);
      long abstentions = seats - yes - no;
      yes += primeAgrees ? abstentions : 0;
      no += primeAgrees ? 0 : abstentions;
      approved = yes >= votes.threshold();
    }
    Hash hash = call.proposalHash();
    if (!approved) {
      deposit(new CollectiveEvent.Closed(hash, yes, no));
      disapprove(hash);
      return PostDispatch.FREE;
    }
    RuntimeCall proposal = bounded(call);
    deposit(new CollectiveEvent.Closed(hash, yes, no));
    deposit(new CollectiveEvent.Approved(hash));
    deposit(new CollectiveEvent.Executed(hash, asMembers(proposal, yes)));
    motions.remove(hash);
    return PostDispatch.AS_DECLARED;
  }

  private RuntimeCall bounded(CollectiveCall.Close call) {
    RuntimeCall proposal =
        motions
            .proposalOf
            .find(call.proposalHash())
            .orElseThrow(() -> failure(CollectiveError.PROPOSAL_MISSING));
    encode(proposal, call.lengthBound());
    require(
        kernel().info(proposal).weight().fitsIn(call.proposalWeightBound()),
        CollectiveError.WRONG_PROPOSAL_WEIGHT);
    return proposal;
  }

  private void disapprove(Hash hash) {
    deposit(new CollectiveEvent.Disapproved(hash));
    motions.remove(hash);
  }
}
