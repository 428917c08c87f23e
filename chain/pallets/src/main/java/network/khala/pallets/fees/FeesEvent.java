package network.khala.pallets.fees;

import java.math.BigInteger;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Events of pallet `TransactionPayment`.
@ScalePath("pallet_transaction_payment::pallet::Event")
public sealed interface FeesEvent extends PalletEvent {
  /// An extrinsic was paid for, the tip included in the fee.
  @Index(0)
  record TransactionFeePaid(
      @TypeName("T::AccountId") AccountId who,
      @TypeName("BalanceOf<T>") BigInteger actualFee,
      @TypeName("BalanceOf<T>") BigInteger tip)
      implements FeesEvent {}
}
