package network.khala.pallets.computation;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.economics.Halving;
import network.khala.economics.U64F64;
import network.khala.frame.Reports;
import network.khala.pallets.mq.MessageOutbox;
import network.khala.protocol.computation.TokenomicParameters;
import network.khala.protocol.gatekeeper.GatekeeperEvent;
import network.khala.protocol.mq.Topics;

/// The parameters: scheduled updates, the budget, halving. Gatekeepers are told of each change.
///
/// Source: `docs/protocol/staking.md#parameters`.
final class Tokenomics {
  private final ComputationStorage storage;
  private final MessageOutbox outbox;
  private final Reports reports;

  Tokenomics(ComputationStorage storage, MessageOutbox outbox, Reports reports) {
    this.storage = storage;
    this.outbox = outbox;
    this.reports = reports;
  }

  /// Puts parameters into force at the end of the block.
  ///
  /// Deviation: parameters that break a formula are refused; upstream takes any.
  void schedule(TokenomicParameters next) {
    BigInteger one = U64F64.ONE.bits();
    boolean usable =
        next.re().compareTo(one) >= 0
            && next.k().signum() > 0
            && next.vMax().signum() > 0
            && next.treasuryRatio().compareTo(one) <= 0
            && next.heartbeatWindow() > 0;
    reports.require(usable, ComputationError.INTERNAL_ERROR_BAD_TOKENOMIC_PARAMETERS);
    storage.scheduledTokenomicUpdate.set(next);
  }

  /// Puts parameters into force and tells the gatekeepers.
  void apply(TokenomicParameters parameters) {
    storage.tokenomicParameters.set(parameters);
    outbox.push(ComputationPallet.NAME, Topics.GATEKEEPER_EVENT, message(parameters));
    reports.deposit(new ComputationEvent.TokenomicParametersChanged());
  }

  static byte[] message(TokenomicParameters parameters) {
    return GatekeeperEvent.CODEC.encode(new GatekeeperEvent.TokenomicParametersChanged(parameters));
  }

  /// The budget update of an outside authority, which must not be an old one.
  void setBudget(long nonce, long block, BigInteger budget) {
    reports.require(
        Long.compareUnsigned(nonce, storage.budgetUpdateNonce.get()) > 0,
        ComputationError.NONCE_INDEX_INVALID);
    reports.require(
        block > storage.lastBudgetUpdateBlock.get(), ComputationError.BUDGET_UPDATE_BLOCK_INVALID);
    reports.require(
        budget.compareTo(storage.maxBudgetLimit.get().shiftLeft(1)) <= 0,
        ComputationError.BUDGET_EXCEED_MAX_LIMIT);
    TokenomicParameters parameters =
        storage
            .tokenomicParameters
            .find()
            .orElseThrow(
                () -> reports.failure(ComputationError.INTERNAL_ERROR_BAD_TOKENOMIC_PARAMETERS));
    storage.budgetUpdateNonce.set(nonce);
    storage.lastBudgetUpdateBlock.set(block);
    apply(withBudget(parameters, budget));
    reports.deposit(new ComputationEvent.BudgetUpdated(nonce, budget));
  }

  /// The end of block `number`: a scheduled update, then halving.
  void endBlock(long number) {
    storage
        .scheduledTokenomicUpdate
        .find()
        .ifPresent(
            next -> {
              storage.scheduledTokenomicUpdate.clear();
              apply(next);
            });
    long interval = storage.computingHalvingInterval.find().orElse(0L);
    long start = storage.computingStartBlock.find().orElse(0L);
    if (Halving.isDue(number, start, interval)) {
      halve();
    }
  }

  private void halve() {
    Optional<TokenomicParameters> parameters = storage.tokenomicParameters.find();
    if (parameters.isEmpty()) {
      reports.deposit(new ComputationEvent.InternalErrorWrongHalvingConfigured());
      return;
    }
    U64F64 budget = U64F64.ofBits(parameters.get().budgetPerBlock());
    reports.deposit(new ComputationEvent.SubsidyBudgetHalved());
    apply(withBudget(parameters.get(), Halving.apply(budget).bits()));
  }

  private static TokenomicParameters withBudget(TokenomicParameters of, BigInteger budget) {
    return new TokenomicParameters(
        of.phaRate(),
        of.rho(),
        budget,
        of.vMax(),
        of.costK(),
        of.costB(),
        of.slashRate(),
        of.treasuryRatio(),
        of.heartbeatWindow(),
        of.rigK(),
        of.rigB(),
        of.re(),
        of.k(),
        of.kappa());
  }
}
