package network.khala.pallets.preimage;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `Preimage`.
@ScalePath("pallet_preimage::pallet::Error")
public enum PreimageError implements PalletError {
  /// There are more bytes than may be.
  @Index(0)
  TOO_BIG,
  /// The bytes are there already.
  @Index(1)
  ALREADY_NOTED,
  /// Somebody else brought the bytes.
  @Index(2)
  NOT_AUTHORIZED,
  /// The bytes are not there.
  @Index(3)
  NOT_NOTED,
  /// Reserved.
  @Index(4)
  REQUESTED,
  /// Nobody needs the bytes.
  @Index(5)
  NOT_REQUESTED
}
