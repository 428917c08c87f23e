package network.khala.pallets.fees;

import java.math.BigInteger;
import network.khala.frame.dispatch.DispatchClass;
import network.khala.protocol.substrate.Weight;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;

/// What a client learns before it sends a call.
///
/// @param weight the most it may use
/// @param dispatchClass the share of the block that it is charged to
/// @param partialFee what it costs without a tip, in 10^-12 of a token
@ScalePath("pallet_transaction_payment::types::RuntimeDispatchInfo")
public record RuntimeDispatchInfo(
    Weight weight, @ScaleName("class") DispatchClass dispatchClass, BigInteger partialFee) {}
