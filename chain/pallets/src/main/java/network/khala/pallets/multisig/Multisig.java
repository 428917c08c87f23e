package network.khala.pallets.multisig;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bound;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// An operation that waits for approvals.
///
/// @param when who began it
/// @param deposit what is reserved for it
/// @param depositor of whom
/// @param approvals who approves, ascending
@ScalePath("pallet_multisig::Multisig")
public record Multisig(
    @TypeName("Timepoint<BlockNumber>") Timepoint when,
    @TypeName("Balance") BigInteger deposit,
    @TypeName("AccountId") AccountId depositor,
    @TypeName("BoundedVec<AccountId, MaxApprovals>") @Bound(MultisigPallet.SIGNATORIES_MAX)
        List<AccountId> approvals) {
  /// Copies the list.
  public Multisig {
    approvals = List.copyOf(approvals);
  }

  Multisig approvedBy(AccountId who) {
    List<AccountId> more = new ArrayList<>(approvals);
    more.add(who);
    more.sort(null);
    return new Multisig(when, deposit, depositor, more);
  }
}
