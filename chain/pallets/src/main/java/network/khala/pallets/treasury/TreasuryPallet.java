package network.khala.pallets.treasury;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.economics.PoolArithmetic;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchException;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletError;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.pallets.balances.Funds;
import network.khala.pallets.balances.Receiver;
import network.khala.pallets.system.AccountLookup;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.Codecs;

/// Pallet `Treasury`.
public final class TreasuryPallet extends CallablePallet<TreasuryCall> implements Receiver {
  private final TreasuryConfig config;
  private final Funds funds;
  private final StorageValue<Long> proposalCount;
  private final StorageMap<Long, Proposal> proposals;
  private final StorageValue<BigInteger> deactivated;
  private final StorageValue<List<Long>> approvals;

  /// The pallet of a chain.
  public TreasuryPallet(Kernel kernel, int index, TreasuryConfig config, Funds funds) {
    super(kernel, "Treasury", index, TreasuryCall.class);
    this.config = config;
    this.funds = funds;
    this.proposalCount = items().value("ProposalCount", Codecs.U32, 0L);
    this.proposals =
        items().map("Proposals", Hasher.TWOX_64_CONCAT, Codecs.U32, items().codec(Proposal.class));
    this.deactivated = items().value("Deactivated", Codecs.U128, BigInteger.ZERO);
    this.approvals =
        items()
            .value("Approvals", Codecs.boundedList(Codecs.U32, config.approvalsMax()), List.of());
    constant("ProposalBond", Codecs.PERMILL, (long) config.bondParts());
    constant("ProposalBondMinimum", Codecs.U128, config.bondMinimum());
    constant("ProposalBondMaximum", Codecs.option(Codecs.U128), Optional.empty());
    constant("SpendPeriod", Codecs.U32, config.spendBlocks());
    constant("Burn", Codecs.PERMILL, 0L);
    constant("PalletId", items().codec(PalletId.class), new PalletId(config.palletId()));
    constant("MaxApprovals", Codecs.U32, (long) config.approvalsMax());
  }

  @Override
  public Optional<Class<? extends PalletEvent>> eventType() {
    return Optional.of(TreasuryEvent.class);
  }

  @Override
  public Optional<Class<? extends PalletError>> errorType() {
    return Optional.of(TreasuryError.class);
  }

  @Override
  public void receive(BigInteger amount) {
    if (amount.signum() == 0) {
      return;
    }
    BigInteger taken = funds.depositCreating(config.account(), amount);
    funds.burn(amount.subtract(taken));
    deposit(new TreasuryEvent.Deposit(amount));
  }

  @Override
  public Weight onInitialize(long number) {
    BigInteger pot = pot();
    BigInteger before = deactivated.get();
    if (!pot.equals(before)) {
      funds.deactivate(pot.subtract(before));
      deactivated.set(pot);
      deposit(new TreasuryEvent.UpdatedInactive(before, pot));
    }
    boolean paying = number % config.spendBlocks() == 0;
    return kernel().weights().of(name(), "on_initialize", paying ? 1 + pay(pot) : 0);
  }

  /// What can be spent: all but what the account must keep.
  private BigInteger pot() {
    return funds.free(config.account()).subtract(funds.existentialDeposit()).max(BigInteger.ZERO);
  }

  /// Pays what is approved, in order, as far as it goes.
  ///
  /// @return how many waited
  private int pay(BigInteger pot) {
    deposit(new TreasuryEvent.Spending(pot));
    List<Long> waiting = approvals.get();
    List<Long> left = new ArrayList<>();
    BigInteger budget = pot;
    for (long number : waiting) {
      Optional<Proposal> proposal = proposals.find(number);
      if (proposal.isPresent() && proposal.get().value().compareTo(budget) > 0) {
        left.add(number);
      } else if (proposal.isPresent()) {
        budget = budget.subtract(proposal.get().value());
        pay(number, proposal.get());
      }
    }
    approvals.set(left);
    deposit(new TreasuryEvent.Rollover(budget));
    return waiting.size();
  }

  private void pay(long number, Proposal proposal) {
    proposals.remove(number);
    funds.unreserve(proposal.proposer(), proposal.bond());
    BigInteger paid = funds.depositCreating(proposal.beneficiary(), proposal.value());
    funds.withdraw(config.account(), paid, true);
    deposit(new TreasuryEvent.Awarded(number, proposal.value(), proposal.beneficiary()));
  }

  @Override
  protected PostDispatch dispatch(Origin origin, TreasuryCall call) {
    switch (call) {
      case TreasuryCall.ProposeSpend(BigInteger value, MultiAddress beneficiary) ->
          propose(origin.requireSigned(), value, AccountLookup.resolve(beneficiary));
      case TreasuryCall.RejectProposal(long number) -> {
        config.rejectBy().require(origin);
        reject(number);
      }
      case TreasuryCall.ApproveProposal(long number) -> {
        config.approveBy().require(origin);
        require(proposals.contains(number), TreasuryError.INVALID_INDEX);
        approve(number);
      }
      case TreasuryCall.Spend(BigInteger amount, MultiAddress beneficiary) -> {
        config.spendBy().require(origin);
        spend(amount, AccountLookup.resolve(beneficiary));
      }
      case TreasuryCall.RemoveApproval(long number) -> {
        config.rejectBy().require(origin);
        List<Long> left = new ArrayList<>(approvals.get());
        require(left.remove((Long) number), TreasuryError.PROPOSAL_NOT_APPROVED);
        approvals.set(left);
      }
    }
    return PostDispatch.AS_DECLARED;
  }

  private void propose(AccountId who, BigInteger value, AccountId beneficiary) {
    BigInteger bond = PoolArithmetic.permill(config.bondParts(), value).max(config.bondMinimum());
    try {
      funds.reserve(who, bond);
    } catch (DispatchException _) {
      throw failure(TreasuryError.INSUFFICIENT_PROPOSERS_BALANCE);
    }
    long number = add(new Proposal(who, value, beneficiary, bond));
    deposit(new TreasuryEvent.Proposed(number));
  }

  private void spend(BigInteger amount, AccountId beneficiary) {
    long number = add(new Proposal(beneficiary, amount, beneficiary, BigInteger.ZERO));
    approve(number);
    deposit(new TreasuryEvent.SpendApproved(number, amount, beneficiary));
  }

  private long add(Proposal proposal) {
    long number = proposalCount.get();
    proposalCount.set(Math.addExact(number, 1));
    proposals.put(number, proposal);
    return number;
  }

  private void approve(long number) {
    List<Long> all = new ArrayList<>(approvals.get());
    require(all.size() < config.approvalsMax(), TreasuryError.TOO_MANY_APPROVALS);
    all.add(number);
    approvals.set(all);
  }

  private void reject(long number) {
    Proposal proposal =
        proposals.take(number).orElseThrow(() -> failure(TreasuryError.INVALID_INDEX));
    funds.confiscateReserved(proposal.proposer(), proposal.bond(), this);
    deposit(new TreasuryEvent.Rejected(number, proposal.bond()));
  }
}
