package network.khala.pallets.vesting;

import java.math.BigInteger;
import java.util.Optional;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// One schedule.
///
/// @param locked what is locked at its beginning, in 10^-12
/// @param perBlock what each block sets free
/// @param startingBlock its beginning
@ScalePath("pallet_vesting::vesting_info::VestingInfo")
public record VestingInfo(
    @TypeName("Balance") BigInteger locked,
    @TypeName("Balance") BigInteger perBlock,
    @U32 @TypeName("BlockNumber") long startingBlock) {
  /// Whether the schedule locks anything, and ends.
  public boolean isValid() {
    return locked.signum() > 0 && perBlock.signum() > 0;
  }

  /// What is still locked at a block.
  public BigInteger lockedAt(long block) {
    BigInteger blocks = BigInteger.valueOf(Math.max(0, block - startingBlock));
    return locked.subtract(blocks.multiply(rate())).max(BigInteger.ZERO);
  }

  /// The block from which on nothing is locked.
  BigInteger end() {
    BigInteger[] whole = locked.divideAndRemainder(rate());
    BigInteger blocks = whole[1].signum() == 0 ? whole[0] : whole[0].add(BigInteger.ONE);
    return BigInteger.valueOf(startingBlock).add(blocks.max(BigInteger.ONE));
  }

  private BigInteger rate() {
    return perBlock.max(BigInteger.ONE);
  }

  /// One schedule in the place of two that locks as much now, and ends with the later one.
  ///
  /// @return nothing if both are over
  static Optional<VestingInfo> merged(VestingInfo first, VestingInfo second, long block) {
    BigInteger now = BigInteger.valueOf(block);
    boolean firstOver = first.end().compareTo(now) <= 0;
    boolean secondOver = second.end().compareTo(now) <= 0;
    if (firstOver || secondOver) {
      return firstOver && secondOver ? Optional.empty() : Optional.of(firstOver ? second : first);
    }
    BigInteger locked = first.lockedAt(block).add(second.lockedAt(block));
    long start = Math.max(block, Math.max(first.startingBlock, second.startingBlock));
    BigInteger duration =
        first.end().max(second.end()).subtract(BigInteger.valueOf(start)).max(BigInteger.ONE);
    BigInteger perBlock = locked.divide(duration).max(BigInteger.ONE);
    return Optional.of(new VestingInfo(locked, perBlock, start));
  }
}
