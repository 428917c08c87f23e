package network.khala.pallets.phattokenomic;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaPhatTokenomic`.
@ScalePath("phala_pallets::phat_tokenomic::pallet::Error")
public enum PhatTokenomicError implements PalletError {
  /// A stake is nothing, or the least that the chain allows, or more.
  @Index(0)
  INVALID_AMOUNT_OF_STAKE
}
