package network.khala.pallets.phattokenomic;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Calls of pallet `PhalaPhatTokenomic`. Amounts are in 10^-12 of a token.
@ScalePath("phala_pallets::phat_tokenomic::pallet::Call")
public sealed interface PhatTokenomicCall extends PalletCall {
  /// Sets what the caller stakes on a contract.
  @Index(0)
  @ScaleName("adjust_stake")
  record AdjustStake(
      @TypeName("ContractId") Hash contract, @TypeName("BalanceOf<T>") BigInteger amount)
      implements PhatTokenomicCall {}
}
