package network.khala.pallets.collective;

import java.util.ArrayList;
import java.util.List;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// The votes on a proposal.
///
/// @param index the proposal's number
/// @param threshold how many must agree
/// @param ayes who agrees
/// @param nays who does not
/// @param end the block from which on it may be closed without a decision
@ScalePath("pallet_collective::Votes")
public record Votes(
    @U32 @TypeName("ProposalIndex") long index,
    @U32 @TypeName("MemberCount") long threshold,
    @TypeName("Vec<AccountId>") List<AccountId> ayes,
    @TypeName("Vec<AccountId>") List<AccountId> nays,
    @U32 @TypeName("BlockNumber") long end) {
  /// Copies the lists.
  public Votes {
    ayes = List.copyOf(ayes);
    nays = List.copyOf(nays);
  }

  Votes with(AccountId who, boolean approve) {
    return new Votes(
        index,
        threshold,
        approve ? plus(ayes, who) : minus(ayes, who),
        approve ? minus(nays, who) : plus(nays, who),
        end);
  }

  Votes without(List<AccountId> gone) {
    return new Votes(
        index,
        threshold,
        ayes.stream().filter(one -> !gone.contains(one)).toList(),
        nays.stream().filter(one -> !gone.contains(one)).toList(),
        end);
  }

  private static List<AccountId> plus(List<AccountId> voters, AccountId who) {
    List<AccountId> more = new ArrayList<>(voters);
    more.add(who);
    return more;
  }

  /// The last one takes the place of the one that goes.
  private static List<AccountId> minus(List<AccountId> voters, AccountId who) {
    int at = voters.indexOf(who);
    if (at < 0) {
      return voters;
    }
    List<AccountId> fewer = new ArrayList<>(voters);
    AccountId last = fewer.removeLast();
    if (at < fewer.size()) {
      fewer.set(at, last);
    }
    return fewer;
  }
}
