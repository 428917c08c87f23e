package network.khala.pallets.collective;

import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.OriginRule;
import network.khala.frame.dispatch.PalletOrigin;
import network.khala.protocol.substrate.AccountId;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// In whose name a collective makes calls.
@ScalePath("pallet_collective::RawOrigin")
public sealed interface CollectiveOrigin extends PalletOrigin {
  /// So many members of so many.
  @Index(0)
  @Tuple
  record Members(@U32 @TypeName("MemberCount") long yes, @U32 @TypeName("MemberCount") long seats)
      implements CollectiveOrigin {}

  /// One member.
  @Index(1)
  @Tuple
  record Member(@TypeName("AccountId") AccountId who) implements CollectiveOrigin {}

  /// More than a part of a collective's members.
  ///
  /// @param pallet the collective's number
  static OriginRule moreThan(int pallet, int numerator, int denominator) {
    return origin ->
        origin instanceof Origin.OfPallet(int made, Members(long yes, long seats))
            && made == pallet
            && yes * denominator > seats * numerator;
  }

  /// At least a part of a collective's members.
  ///
  /// @param pallet the collective's number
  static OriginRule atLeast(int pallet, int numerator, int denominator) {
    return origin ->
        origin instanceof Origin.OfPallet(int made, Members(long yes, long seats))
            && made == pallet
            && yes * denominator >= seats * numerator;
  }
}
