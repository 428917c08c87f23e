package network.khala.frame.dispatch;

/// An origin of some pallet's own making. A pallet that makes origins declares one sealed interface
/// of records that extends this one.
public interface PalletOrigin {}
