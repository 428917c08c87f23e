package network.khala.pallets.sudo;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Sudo`.
@ScalePath("pallet_sudo::pallet::Error")
public enum SudoError implements PalletError {
  /// The sender has not the right.
  @Index(0)
  REQUIRE_SUDO
}
