package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.collective.CollectiveCall;
import network.khala.pallets.collective.CollectiveError;
import network.khala.pallets.collective.CollectiveEvent;
import network.khala.pallets.membership.MembershipCall;
import network.khala.pallets.membership.MembershipError;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.treasury.TreasuryCall;
import network.khala.pallets.treasury.TreasuryError;
import network.khala.pallets.treasury.TreasuryEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

class CouncilTest extends GovernedChain {
  @Test
  void motion_ofTheMajority_doesWhatGovernanceMay() {
    RuntimeCall allow = allowProgram();
    assertThat(chain.call(Origin.signed(ALICE), allow)).isEqualTo(badOrigin());

    Hash hash = propose(2, allow);
    vote(ALICE, hash, true);
    assertThat(close(hash)).isEqualTo(refused(CollectiveError.TOO_EARLY));
    vote(BOB, hash, true);
    assertThat(close(hash)).isEqualTo(Result.ok());

    assertThat(chain.events())
        .contains(
            new CollectiveEvent.Closed(hash, 2, 0),
            new CollectiveEvent.Approved(hash),
            new CollectiveEvent.Executed(hash, Result.ok()));
    assertThat(close(hash)).isEqualTo(refused(CollectiveError.PROPOSAL_MISSING));
  }

  @Test
  void motion_ofTooFew_isNotGovernance() {
    call(ALICE, pallets().council(), new CollectiveCall.Propose(1, allowProgram(), LONG_ENOUGH));

    assertThat(chain.events().getLast())
        .isInstanceOfSatisfying(
            CollectiveEvent.Executed.class,
            event -> assertThat(event.result()).isEqualTo(badOrigin()));
  }

  @Test
  void motion_disapproved_isClosedAtOnceAndForFree() {
    Hash hash = propose(2, remark(1));
    vote(ALICE, hash, true);
    vote(BOB, hash, false);
    vote(CHARLIE, hash, false);

    assertThat(close(hash)).isEqualTo(Result.ok());
    assertThat(chain.events())
        .endsWith(new CollectiveEvent.Closed(hash, 1, 2), new CollectiveEvent.Disapproved(hash));
  }

  @Test
  void vote_changed_countsOnce() {
    Hash hash = propose(3, remark(1));
    vote(ALICE, hash, true);
    vote(ALICE, hash, false);

    assertThat(chain.events()).endsWith(new CollectiveEvent.Voted(ALICE, hash, false, 0, 1));
    assertThat(call(ALICE, pallets().council(), new CollectiveCall.Vote(hash, 0, false)))
        .isEqualTo(refused(CollectiveError.DUPLICATE_VOTE));
    assertThat(call(DAVE, pallets().council(), new CollectiveCall.Vote(hash, 0, true)))
        .isEqualTo(refused(CollectiveError.NOT_MEMBER));
    assertThat(call(BOB, pallets().council(), new CollectiveCall.Vote(hash, 7, true)))
        .isEqualTo(refused(CollectiveError.WRONG_INDEX));
  }

  @Test
  void propose_beyondWhatWasSaid_isRefused() {
    assertThat(call(ALICE, pallets().council(), new CollectiveCall.Propose(2, remark(50), 10)))
        .isEqualTo(refused(CollectiveError.WRONG_PROPOSAL_LENGTH));
    propose(2, remark(1));
    assertThat(
            call(BOB, pallets().council(), new CollectiveCall.Propose(2, remark(1), LONG_ENOUGH)))
        .isEqualTo(refused(CollectiveError.DUPLICATE_PROPOSAL));
  }

  @Test
  void setMembers_votesOfThoseWhoLeft_doNotCount() {
    Hash hash = propose(2, remark(1));
    vote(ALICE, hash, true);
    vote(BOB, hash, true);
    assertThat(
            asRoot(
                pallets().council(),
                new CollectiveCall.SetMembers(List.of(ALICE, CHARLIE, DAVE), Optional.empty(), 3)))
        .isEqualTo(Result.ok());

    assertThat(close(hash)).isEqualTo(refused(CollectiveError.TOO_EARLY));
    vote(DAVE, hash, true);
    assertThat(close(hash)).isEqualTo(Result.ok());
  }

  @Test
  void membership_ofTheTechnicalCommittee_isTheCouncilsToSet() {
    assertThat(
            call(
                ALICE,
                pallets().technicalMembership(),
                new MembershipCall.AddMember(MultiAddress.of(DAVE))))
        .isEqualTo(badOrigin());
    assertThat(
            byCouncil(
                pallets()
                    .technicalMembership()
                    .outer(new MembershipCall.AddMember(MultiAddress.of(DAVE)))))
        .isEqualTo(Result.ok());

    assertThat(
            call(
                DAVE,
                pallets().technicalCommittee(),
                new CollectiveCall.Execute(remark(1), LONG_ENOUGH)))
        .isEqualTo(Result.ok());
    assertThat(
            call(
                DAVE,
                pallets().technicalMembership(),
                new MembershipCall.ChangeKey(MultiAddress.of(ALICE))))
        .isEqualTo(refused(pallets().technicalMembership(), MembershipError.ALREADY_MEMBER));
  }

  @Test
  void treasury_approvedProposal_isPaidAtTheTimeOfPayment() {
    TreasuryCall wish = new TreasuryCall.ProposeSpend(tokens(100), MultiAddress.of(NEWCOMER));
    assertThat(call(DAVE, pallets().treasury(), wish)).isEqualTo(Result.ok());
    assertThat(reserved(DAVE)).isEqualTo(tokens(5));
    assertThat(byCouncil(pallets().treasury().outer(new TreasuryCall.ApproveProposal(0))))
        .isEqualTo(Result.ok());

    pallets().treasury().onInitialize(86_400_000 / BLOCK_MILLIS);

    assertThat(free(NEWCOMER)).isEqualTo(tokens(100));
    assertThat(reserved(DAVE)).isZero();
    assertThat(chain.events()).contains(new TreasuryEvent.Awarded(0, tokens(100), NEWCOMER));
    assertThat(issuance()).isEqualTo(chain.runtime().balances().funds().totalIssuance());
  }

  @Test
  void treasury_rejectedProposal_losesItsBondToTheTreasury() {
    call(
        DAVE,
        pallets().treasury(),
        new TreasuryCall.ProposeSpend(tokens(10), MultiAddress.of(NEWCOMER)));
    BigInteger before = free(PalletAccounts.TREASURY);

    assertThat(byCouncil(pallets().treasury().outer(new TreasuryCall.RejectProposal(0))))
        .isEqualTo(Result.ok());

    assertThat(free(PalletAccounts.TREASURY)).isEqualTo(before.add(tokens(1)));
    assertThat(reserved(DAVE)).isZero();
    assertThat(asRoot(pallets().treasury(), new TreasuryCall.ApproveProposal(0)))
        .isEqualTo(refused(pallets().treasury(), TreasuryError.INVALID_INDEX));
    assertThat(issuance()).isEqualTo(chain.runtime().balances().funds().totalIssuance());
  }

  private BigInteger issuance() {
    BigInteger sum = BigInteger.ZERO;
    for (AccountId who : List.of(ALICE, BOB, CHARLIE, DAVE, NEWCOMER, PalletAccounts.TREASURY)) {
      sum = sum.add(chain.runtime().balances().funds().account(who).total());
    }
    return sum;
  }

  private RuntimeCall allowProgram() {
    return chain.runtime().registry().outer(new RegistryCall.AddPruntime(Bytes.wrap(new byte[68])));
  }

  private Hash propose(long threshold, RuntimeCall call) {
    assertThat(
            call(
                ALICE,
                pallets().council(),
                new CollectiveCall.Propose(threshold, call, LONG_ENOUGH)))
        .isEqualTo(Result.ok());
    return ((CollectiveEvent.Proposed) chain.events().getLast()).proposalHash();
  }

  private void vote(AccountId who, Hash hash, boolean approve) {
    assertThat(call(who, pallets().council(), new CollectiveCall.Vote(hash, 0, approve)))
        .isEqualTo(Result.ok());
  }

  private Result<Unit, DispatchError> close(Hash hash) {
    return call(DAVE, pallets().council(), new CollectiveCall.Close(hash, 0, ENOUGH, LONG_ENOUGH));
  }

  private Result<Unit, DispatchError> refused(CollectiveError error) {
    return refused(pallets().council(), error);
  }
}
