package network.khala.node.chain;

import java.util.List;
import java.util.Optional;
import network.khala.node.spec.ChainSpec;
import network.khala.node.store.ChainDatabase;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.node.store.NewBlock;
import network.khala.node.store.StateCommit;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.trie.ChangeSet;
import network.khala.trie.OrderedTrie;
import network.khala.trie.StateVersion;

/// Block 0: stored when a database is new, compared when it is not.
public final class GenesisBlock {
  private GenesisBlock() {}

  /// Makes sure that the database holds this chain.
  ///
  /// @return the genesis hash
  /// @throws WrongChainException if it holds another one
  public static Hash establish(ChainDatabase database, ChainSpec spec) {
    Optional<Bytes32> present = database.genesisHash();
    if (present.isPresent()) {
      return compare(new Hash(present.get()), spec);
    }
    StateCommit state = database.states().prepare(entries(spec), StateVersion.V1);
    Header header = header(state.root());
    database.append(
        new NewBlock(
            0,
            header.hash().value(),
            Bytes.wrap(Header.CODEC.encode(header)),
            List.of(),
            state,
            LightDataBuilder.ofGenesis(state.view()),
            Optional.empty()),
        Durability.POWER);
    return header.hash();
  }

  /// The genesis hash of a chain spec.
  public static Hash hash(ChainSpec spec) {
    return header(network.khala.trie.Trie.root(entries(spec), StateVersion.V1)).hash();
  }

  private static Hash compare(Hash present, ChainSpec spec) {
    Hash wanted = hash(spec);
    if (!present.equals(wanted)) {
      throw new WrongChainException(present, wanted);
    }
    return present;
  }

  private static ChangeSet entries(ChainSpec spec) {
    ChangeSet.Builder builder = ChangeSet.builder();
    spec.genesis().forEach((key, value) -> builder.put(key.toArray(), value.toArray()));
    return builder.build();
  }

  private static Header header(Bytes32 stateRoot) {
    return new Header(
        Hash.ZERO, 0, new Hash(stateRoot), new Hash(OrderedTrie.root(List.of())), Digest.EMPTY);
  }
}
