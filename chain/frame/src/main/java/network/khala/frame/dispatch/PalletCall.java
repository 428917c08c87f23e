package network.khala.frame.dispatch;

/// A call of some pallet with its arguments. Each pallet declares one sealed interface of records
/// that extends this one.
public interface PalletCall {}
