package network.khala.pallets.balances;

/// Whether an account may end by a withdrawal.
public enum Preservation {
  /// It may.
  EXPENDABLE,
  /// It may not, if the funds are what it lives by.
  PROTECT,
  /// The existential deposit stays, whatever else the account lives by.
  PRESERVE
}
