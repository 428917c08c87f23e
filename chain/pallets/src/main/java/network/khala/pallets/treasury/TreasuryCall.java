package network.khala.pallets.treasury;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.scale.Compact;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `Treasury`. Amounts are in 10^-12.
@ScalePath("pallet_treasury::pallet::Call")
public sealed interface TreasuryCall extends PalletCall {
  /// Proposes to pay somebody, against a bond.
  @Index(0)
  @ScaleName("propose_spend")
  record ProposeSpend(
      @TypeName("BalanceOf<T, I>") @Compact BigInteger value,
      @TypeName("AccountIdLookupOf<T>") MultiAddress beneficiary)
      implements TreasuryCall {}

  /// Governance: rejects a proposal; its bond is lost.
  @Index(1)
  @ScaleName("reject_proposal")
  record RejectProposal(@TypeName("ProposalIndex") @Compact @U32 long proposalId)
      implements TreasuryCall {}

  /// Governance: approves a proposal; it is paid at the next time of payment.
  @Index(2)
  @ScaleName("approve_proposal")
  record ApproveProposal(@TypeName("ProposalIndex") @Compact @U32 long proposalId)
      implements TreasuryCall {}

  /// Governance: has somebody paid at the next time of payment.
  @Index(3)
  @ScaleName("spend")
  record Spend(
      @TypeName("BalanceOf<T, I>") @Compact BigInteger amount,
      @TypeName("AccountIdLookupOf<T>") MultiAddress beneficiary)
      implements TreasuryCall {}

  /// Governance: takes an approval back.
  @Index(4)
  @ScaleName("remove_approval")
  record RemoveApproval(@TypeName("ProposalIndex") @Compact @U32 long proposalId)
      implements TreasuryCall {}
}
