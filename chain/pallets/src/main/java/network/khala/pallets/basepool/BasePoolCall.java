package network.khala.pallets.basepool;

import java.math.BigInteger;
import java.util.List;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple3;
import network.khala.scale.TypeName;

/// Calls of pallet `PhalaBasePool`. Amounts and shares are in 10^-12.
@ScalePath("phala_pallets::compute::base_pool::pallet::Call")
public sealed interface BasePoolCall extends PalletCall {
  /// The pool owner: lets an account contribute, and none that is not listed.
  @Index(0)
  @ScaleName("add_staker_to_whitelist")
  record AddStakerToWhitelist(long pid, @TypeName("T::AccountId") AccountId staker)
      implements BasePoolCall {}

  /// The pool owner: describes the pool, for people.
  @Index(1)
  @ScaleName("set_pool_description")
  record SetPoolDescription(long pid, @Bound(BasePoolStorage.DESCRIPTION_MAX) Bytes description)
      implements BasePoolCall {}

  /// The pool owner: takes an account off the list; an empty list is none.
  @Index(4)
  @ScaleName("remove_staker_from_whitelist")
  record RemoveStakerFromWhitelist(long pid, @TypeName("T::AccountId") AccountId staker)
      implements BasePoolCall {}

  /// Takes what an old incident is to be made good with.
  @Index(5)
  @ScaleName("claim_reimbursement")
  record ClaimReimbursement(long pid, @TypeName("T::AccountId") AccountId target)
      implements BasePoolCall {}

  /// The migration account: sets or adds what old incidents are made good with.
  @Index(6)
  @ScaleName("set_reimbursements")
  record SetReimbursements(List<Tuple3<AccountId, Long, BigInteger>> input, boolean add)
      implements BasePoolCall {}
}
