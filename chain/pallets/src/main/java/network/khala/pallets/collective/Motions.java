package network.khala.pallets.collective;

import java.util.List;
import java.util.Optional;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.storage.Hasher;
import network.khala.frame.storage.StorageItems;
import network.khala.frame.storage.StorageMap;
import network.khala.frame.storage.StorageValue;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;

/// The proposals of a collective, and the votes on them.
final class Motions {
  final StorageValue<List<Hash>> proposals;
  final StorageMap<Hash, RuntimeCall> proposalOf;
  final StorageMap<Hash, Votes> voting;
  final StorageValue<Long> proposalCount;
  final StorageValue<List<AccountId>> members;
  final StorageValue<AccountId> prime;

  Motions(StorageItems items, int proposalsMax) {
    Codec<Hash> hash = items.codec(Hash.class);
    Codec<AccountId> account = items.codec(AccountId.class);
    proposals = items.value("Proposals", Codecs.boundedList(hash, proposalsMax), List.of());
    proposalOf = items.map("ProposalOf", Hasher.IDENTITY, hash, items.codec(RuntimeCall.class));
    voting = items.map("Voting", Hasher.IDENTITY, hash, items.codec(Votes.class));
    proposalCount = items.value("ProposalCount", Codecs.U32, 0L);
    members = items.value("Members", Codecs.list(account), List.of());
    prime = items.value("Prime", account);
  }

  /// Sets the members, ascending. The votes of those who are none any longer do not count.
  void setMembers(List<AccountId> next) {
    List<AccountId> gone = members.get().stream().filter(one -> !next.contains(one)).toList();
    for (Hash hash : proposals.get()) {
      voting.find(hash).ifPresent(votes -> voting.put(hash, votes.without(gone)));
    }
    members.set(next);
    prime.clear();
  }

  void setPrime(Optional<AccountId> who) {
    who.ifPresentOrElse(prime::set, prime::clear);
  }

  void remove(Hash hash) {
    proposalOf.remove(hash);
    voting.remove(hash);
    proposals.mutate(all -> all.stream().filter(one -> !one.equals(hash)).toList());
  }
}
