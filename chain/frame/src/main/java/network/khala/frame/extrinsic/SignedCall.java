package network.khala.frame.extrinsic;

import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.protocol.substrate.AccountId;

/// A signed call as the extensions see it.
///
/// @param who the signer
/// @param call the call
/// @param info what the call is expected to cost
/// @param length the extrinsic's length in bytes, with its length prefix
public record SignedCall(AccountId who, RuntimeCall call, DispatchInfo info, int length) {}
