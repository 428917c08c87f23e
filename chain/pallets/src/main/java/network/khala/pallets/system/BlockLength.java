package network.khala.pallets.system;

import network.khala.scale.ScalePath;
import network.khala.scale.U32;

/// How many bytes of extrinsics a block may hold, all classes counted, when one of each class is
/// added.
@ScalePath("frame_system::limits::BlockLength")
public record BlockLength(PerDispatchClass<@U32 Long> max) {
  private static final int NORMAL_PERCENT = 75;

  /// `total` bytes, three quarters of them for normal calls.
  public static BlockLength of(long total) {
    return new BlockLength(new PerDispatchClass<>(total * NORMAL_PERCENT / 100, total, total));
  }
}
