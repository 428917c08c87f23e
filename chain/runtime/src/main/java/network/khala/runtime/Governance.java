package network.khala.runtime;

import network.khala.frame.dispatch.OriginRule;
import network.khala.pallets.collective.CollectiveOrigin;

/// Who decides what: Khala's rules.
final class Governance {
  /// Root, or more than half of the council: what specifications call governance.
  static final OriginRule ROOT_OR_HALF_COUNCIL =
      OriginRule.ROOT.or(CollectiveOrigin.moreThan(PalletIndex.COUNCIL, 1, 2));

  /// Root, or three fifths of the council.
  static final OriginRule ROOT_OR_THREE_FIFTHS_OF_COUNCIL =
      OriginRule.ROOT.or(CollectiveOrigin.atLeast(PalletIndex.COUNCIL, 3, 5));

  private Governance() {}
}
