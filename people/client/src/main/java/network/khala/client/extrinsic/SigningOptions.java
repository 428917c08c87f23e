package network.khala.client.extrinsic;

import java.math.BigInteger;
import network.khala.scale.Bytes32;

/// What the signer chooses beside the call.
///
/// @param nonce the number of extrinsics that the account signed before, a `u32`
/// @param tip what it pays beyond the fee, in base units
/// @param era how long the extrinsic is valid
/// @param birthHash the hash of the era's birth block; the genesis hash if immortal
public record SigningOptions(long nonce, BigInteger tip, Era era, Bytes32 birthHash) {
  /// Valid for ever, without a tip.
  public static SigningOptions immortal(long nonce, ChainIdentity chain) {
    return new SigningOptions(nonce, BigInteger.ZERO, Era.IMMORTAL, chain.genesisHash());
  }

  /// These options with a tip.
  public SigningOptions withTip(BigInteger amount) {
    return new SigningOptions(nonce, amount, era, birthHash);
  }
}
