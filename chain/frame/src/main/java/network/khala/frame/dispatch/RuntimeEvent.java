package network.khala.frame.dispatch;

/// An event together with the pallet that deposited it.
///
/// On the wire: pallet index u8, event index u8, fields.
///
/// @param palletIndex the pallet's number in the runtime
/// @param event the event itself
public record RuntimeEvent(int palletIndex, PalletEvent event) {}
