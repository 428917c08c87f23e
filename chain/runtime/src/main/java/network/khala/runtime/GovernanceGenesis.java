package network.khala.runtime;

import java.util.List;
import network.khala.protocol.substrate.AccountId;

/// Who governs from the first block on.
///
/// @param council members of the council
/// @param technicalCommittee members of the technical committee
public record GovernanceGenesis(List<AccountId> council, List<AccountId> technicalCommittee) {
  /// Nobody; only root can name the first members.
  public static final GovernanceGenesis NOBODY = new GovernanceGenesis(List.of(), List.of());

  /// Copies the lists.
  public GovernanceGenesis {
    council = List.copyOf(council);
    technicalCommittee = List.copyOf(technicalCommittee);
  }
}
