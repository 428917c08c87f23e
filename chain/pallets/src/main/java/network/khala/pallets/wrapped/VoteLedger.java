package network.khala.pallets.wrapped;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import network.khala.frame.Reports;
import network.khala.frame.storage.KeyPair;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple2;
import network.khala.scale.Unit;

/// Votes by proxy: the backing account casts one split vote, the sum of everybody's.
///
/// Source: `docs/protocol/staking.md#votes`.
final class VoteLedger {
  static final long ITERATIONS_MAX = 100;

  /// Weight grows up to so many votes, or a vote would fit into no block at last.
  private static final long VOTERS_MAX = 4096;

  private static final BigInteger MAX = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  private final WrappedBalancesStorage storage;
  private final Codec<AccountId> accountCodec;
  private final Reports reports;
  private Referenda referenda = Referenda.NONE;

  VoteLedger(WrappedBalancesStorage storage, Codec<AccountId> accountCodec, Reports reports) {
    this.storage = storage;
    this.accountCodec = accountCodec;
    this.reports = reports;
  }

  void voteIn(Referenda ongoing) {
    this.referenda = ongoing;
  }

  /// How many votes a vote in a referendum has to add up; none where it is not ongoing.
  long voters(long referendum) {
    long count = 0;
    if (referenda.isOngoing(referendum)) {
      var votes = storage.voteAccountMap.entriesUnder(Codecs.U32.encode(referendum)).iterator();
      for (; count < VOTERS_MAX && votes.hasNext(); count++) {
        votes.next();
      }
    }
    return count;
  }

  /// @param net what the voter has, delegations included
  void vote(AccountId who, long referendum, BigInteger aye, BigInteger nay, BigInteger net) {
    reports.require(referenda.isOngoing(referendum), WrappedBalancesError.REFERENDUM_INVALID);
    reports.require(
        net.compareTo(sum(aye, nay)) >= 0,
        WrappedBalancesError.VOTE_AMOUNT_LARGER_THAN_TOTAL_STAKES);
    storage.voteAccountMap.put(new KeyPair<>(referendum, who), new Tuple2<>(aye, nay));
    storage.accountVoteMap.put(new KeyPair<>(who, referendum), Unit.UNIT);
    BigInteger ayes = BigInteger.ZERO;
    BigInteger nays = BigInteger.ZERO;
    for (Map.Entry<KeyPair<Long, AccountId>, Tuple2<BigInteger, BigInteger>> vote :
        storage.voteAccountMap.entriesUnder(Codecs.U32.encode(referendum))) {
      ayes = sum(ayes, vote.getValue().first());
      nays = sum(nays, vote.getValue().second());
    }
    referenda.vote(WrappedToken.BACKING, referendum, ayes, nays);
    updateLock(who);
    reports.deposit(new WrappedBalancesEvent.Voted(who, referendum, aye, nay));
  }

  void unlock(long referendum, long iterations) {
    reports.require(!referenda.isOngoing(referendum), WrappedBalancesError.REFERENDUM_ONGOING);
    reports.require(
        iterations >= 1 && iterations <= ITERATIONS_MAX,
        WrappedBalancesError.ITERATIONS_IS_NOT_VAILD);
    List<AccountId> voters = new ArrayList<>();
    for (Map.Entry<KeyPair<Long, AccountId>, ?> vote :
        storage.voteAccountMap.entriesUnder(Codecs.U32.encode(referendum))) {
      if (voters.size() == iterations) {
        break;
      }
      voters.add(vote.getKey().second());
    }
    for (AccountId voter : voters) {
      storage.voteAccountMap.remove(new KeyPair<>(referendum, voter));
      storage.accountVoteMap.remove(new KeyPair<>(voter, referendum));
      updateLock(voter);
    }
  }

  /// The largest of an account's votes is locked.
  private void updateLock(AccountId who) {
    BigInteger locked = BigInteger.ZERO;
    for (Map.Entry<KeyPair<AccountId, Long>, Unit> vote :
        storage.accountVoteMap.entriesUnder(accountCodec.encode(who))) {
      Tuple2<BigInteger, BigInteger> amounts =
          storage.voteAccountMap.get(new KeyPair<>(vote.getKey().second(), who));
      locked = locked.max(sum(amounts.first(), amounts.second()));
    }
    FinanceAccount account =
        storage
            .stakerAccounts
            .find(who)
            .orElseThrow(() -> reports.failure(WrappedBalancesError.STAKER_ACCOUNT_NOT_FOUND));
    storage.stakerAccounts.put(who, account.withLocked(locked));
  }

  private static BigInteger sum(BigInteger a, BigInteger b) {
    BigInteger sum = a.add(b);
    if (sum.compareTo(MAX) > 0) {
      throw Reports.overflow();
    }
    return sum;
  }
}
