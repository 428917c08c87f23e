package network.khala.pallets.balances;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Which of an account's balances an amount goes to.
@ScalePath("frame_support::traits::tokens::misc::BalanceStatus")
public enum BalanceStatus {
  /// What may be spent.
  @Index(0)
  FREE,
  /// What is set aside.
  @Index(1)
  RESERVED
}
