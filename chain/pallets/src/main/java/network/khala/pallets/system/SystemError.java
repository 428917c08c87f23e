package network.khala.pallets.system;

import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Errors of pallet `System`.
@ScalePath("frame_system::pallet::Error")
public enum SystemError implements PalletError {
  /// The new code names another runtime.
  @Index(0)
  INVALID_SPEC_NAME,
  /// The new code's version is not higher.
  @Index(1)
  SPEC_VERSION_NEEDS_TO_INCREASE,
  /// The new code's version cannot be read.
  @Index(2)
  FAILED_TO_EXTRACT_RUNTIME_VERSION,
  /// The account cannot be removed: it holds data.
  @Index(3)
  NON_DEFAULT_COMPOSITE,
  /// The account cannot be removed: something refers to it.
  @Index(4)
  NON_ZERO_REF_COUNT,
  /// The call is closed to this origin.
  @Index(5)
  CALL_FILTERED
}
