package network.khala.frame.dispatch;

/// A call together with the pallet that it belongs to.
///
/// On the wire: pallet index u8, call index u8, arguments.
///
/// @param palletIndex the pallet's number in the runtime
/// @param call the call itself
public record RuntimeCall(int palletIndex, PalletCall call) {}
