package network.khala.protocol.substrate;

import network.khala.scale.Compact;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;

/// What a piece of work costs: execution time and proof bytes. Both are unsigned 64-bit numbers.
///
/// @param refTime picoseconds on the reference machine
/// @param proofSize bytes of storage proof
@ScalePath("sp_weights::weight_v2::Weight")
public record Weight(
    @Compact @TypeName("u64") long refTime, @Compact @TypeName("u64") long proofSize) {
  /// No cost at all.
  public static final Weight ZERO = new Weight(0, 0);

  /// More than anything.
  public static final Weight MAX = new Weight(-1, -1);

  /// Time only.
  public static Weight ofRefTime(long refTime) {
    return new Weight(refTime, 0);
  }

  /// The sum, each part held at 2^64 − 1.
  public Weight saturatingAdd(Weight other) {
    return new Weight(
        saturatingSum(refTime, other.refTime), saturatingSum(proofSize, other.proofSize));
  }

  /// The difference, each part held at 0.
  public Weight saturatingSub(Weight other) {
    return new Weight(
        saturatingDifference(refTime, other.refTime),
        saturatingDifference(proofSize, other.proofSize));
  }

  /// Each part times `factor` (unsigned), held at 2^64 − 1.
  public Weight saturatingMul(long factor) {
    return new Weight(saturatingProduct(refTime, factor), saturatingProduct(proofSize, factor));
  }

  /// The smaller of each part.
  public Weight min(Weight other) {
    return new Weight(
        Long.compareUnsigned(refTime, other.refTime) <= 0 ? refTime : other.refTime,
        Long.compareUnsigned(proofSize, other.proofSize) <= 0 ? proofSize : other.proofSize);
  }

  /// The larger of each part.
  public Weight max(Weight other) {
    return new Weight(
        Long.compareUnsigned(refTime, other.refTime) >= 0 ? refTime : other.refTime,
        Long.compareUnsigned(proofSize, other.proofSize) >= 0 ? proofSize : other.proofSize);
  }

  /// Whether neither part exceeds that of `limit`.
  public boolean fitsIn(Weight limit) {
    return Long.compareUnsigned(refTime, limit.refTime) <= 0
        && Long.compareUnsigned(proofSize, limit.proofSize) <= 0;
  }

  private static long saturatingSum(long a, long b) {
    long sum = a + b;
    return Long.compareUnsigned(sum, a) < 0 ? -1 : sum;
  }

  private static long saturatingDifference(long a, long b) {
    return Long.compareUnsigned(a, b) < 0 ? 0 : a - b;
  }

  private static long saturatingProduct(long a, long b) {
    return Math.unsignedMultiplyHigh(a, b) != 0 ? -1 : a * b;
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(refTime) + " ps + " + Long.toUnsignedString(proofSize) + " B";
  }
}
