package network.khala.pallets.fees;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.scale.ScalePath;

/// What a fee is made of, in 10^-12 of a token.
///
/// @param inclusionFee what inclusion costs; absent for a call that costs nothing
/// @param tip what the sender adds
@ScalePath("pallet_transaction_payment::types::FeeDetails")
public record FeeDetails(Optional<InclusionFee> inclusionFee, BigInteger tip) {
  /// What inclusion costs.
  ///
  /// @param baseFee for any extrinsic
  /// @param lenFee for its length
  /// @param adjustedWeightFee for its weight, times the multiplier
  @ScalePath("pallet_transaction_payment::types::InclusionFee")
  public record InclusionFee(BigInteger baseFee, BigInteger lenFee, BigInteger adjustedWeightFee) {
    /// The sum.
    public BigInteger total() {
      return baseFee.add(lenFee).add(adjustedWeightFee);
    }
  }

  /// Everything together.
  public BigInteger total() {
    return inclusionFee.map(InclusionFee::total).orElse(BigInteger.ZERO).add(tip);
  }
}
