package network.khala.frame.dispatch;

/// An event of some pallet with its fields. Each pallet declares one sealed interface of records
/// that extends this one.
public interface PalletEvent {}
