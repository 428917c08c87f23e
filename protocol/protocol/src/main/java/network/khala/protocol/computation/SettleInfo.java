package network.khala.protocol.computation;

import java.math.BigInteger;
import network.khala.protocol.substrate.Sr25519PublicKey;

/// What a session earned. All amounts are bits of a 64.64 fixed-point number.
///
/// @param pubkey the worker
/// @param v its V after this payout
/// @param payout what its pool gets
/// @param treasury what the treasury gets
public record SettleInfo(
    Sr25519PublicKey pubkey, BigInteger v, BigInteger payout, BigInteger treasury) {}
