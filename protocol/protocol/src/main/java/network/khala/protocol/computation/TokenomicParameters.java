package network.khala.protocol.computation;

import java.math.BigInteger;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// The parameters of the tokenomics as they travel: 13 bit patterns of 64.64 fixed-point numbers
/// and one window, 212 bytes. What they mean is said in `docs/protocol/tokenomics.md#parameters`.
///
/// @param phaRate the token's price in US dollars; informational, no formula uses it
/// @param rho the factor by which V grows in a block
/// @param budgetPerBlock what is paid per block, the treasury's part included
/// @param vMax the cap of V
/// @param costK the slope of a machine's operating cost per block
/// @param costB the constant part of that cost
/// @param slashRate the share of V lost per block offline
/// @param treasuryRatio the treasury's part of the budget
/// @param heartbeatWindow for how many blocks a challenge may be answered
/// @param rigK the slope of the price of a machine
/// @param rigB the constant part of the price of a machine
/// @param re the multiplier of the stake
/// @param k the factor of the minimal stake
/// @param kappa no formula uses it
@ScalePath("phala_types::messaging::TokenomicParameters")
public record TokenomicParameters(
    @TypeName("U64F64Bits") BigInteger phaRate,
    @TypeName("U64F64Bits") BigInteger rho,
    @TypeName("U64F64Bits") BigInteger budgetPerBlock,
    @TypeName("U64F64Bits") BigInteger vMax,
    @TypeName("U64F64Bits") BigInteger costK,
    @TypeName("U64F64Bits") BigInteger costB,
    @TypeName("U64F64Bits") BigInteger slashRate,
    @TypeName("U64F64Bits") BigInteger treasuryRatio,
    @U32 long heartbeatWindow,
    @TypeName("U64F64Bits") BigInteger rigK,
    @TypeName("U64F64Bits") BigInteger rigB,
    @TypeName("U64F64Bits") BigInteger re,
    @TypeName("U64F64Bits") BigInteger k,
    @TypeName("U64F64Bits") BigInteger kappa) {
  /// The codec of the parameters.
  public static final Codec<TokenomicParameters> CODEC =
      CodecFactory.STANDARD.of(TokenomicParameters.class);
}
