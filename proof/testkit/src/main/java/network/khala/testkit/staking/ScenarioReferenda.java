package network.khala.testkit.staking;

import java.math.BigInteger;
import java.util.Set;
import java.util.TreeSet;
import network.khala.pallets.wrapped.Referenda;
import network.khala.protocol.substrate.AccountId;

/// The referenda that a scenario says are ongoing.
final class ScenarioReferenda implements Referenda {
  private final Set<Long> ongoing = new TreeSet<>();

  void start(long referendum) {
    ongoing.add(referendum);
  }

  @Override
  public boolean isOngoing(long referendum) {
    return ongoing.contains(referendum);
  }

  /// Scenarios say nothing about what becomes of the vote.
  @Override
  public void vote(AccountId who, long referendum, BigInteger aye, BigInteger nay) {}
}
