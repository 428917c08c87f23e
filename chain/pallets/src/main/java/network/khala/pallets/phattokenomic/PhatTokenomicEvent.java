package network.khala.pallets.phattokenomic;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.frame.dispatch.PalletEvent;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// Events of pallet `PhalaPhatTokenomic`.
@ScalePath("phala_pallets::phat_tokenomic::pallet::Event")
public sealed interface PhatTokenomicEvent extends PalletEvent {
  /// What all users together stake on a contract.
  @Index(0)
  record ContractDepositChanged(
      @TypeName("Option<ContractClusterId>") Optional<Hash> cluster,
      @TypeName("ContractId") Hash contract,
      @TypeName("BalanceOf<T>") BigInteger deposit)
      implements PhatTokenomicEvent {}

  /// What a user stakes on a contract.
  @Index(1)
  record UserStakeChanged(
      @TypeName("Option<ContractClusterId>") Optional<Hash> cluster,
      @TypeName("T::AccountId") AccountId account,
      @TypeName("ContractId") Hash contract,
      @TypeName("BalanceOf<T>") BigInteger stake)
      implements PhatTokenomicEvent {}
}
