package network.khala.node.chain;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import network.khala.node.store.LightData;
import network.khala.node.store.StateView;
import network.khala.pallets.mq.SealedMessages;
import network.khala.pallets.registry.CollectedEvidence;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.light.RequiredKeys;
import network.khala.protocol.registry.WorkerEvidence;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.StorageKey;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.jspecify.annotations.Nullable;

/// Makes what light clients need of a block while its state is at hand, and the proofs of those
/// whose state is still kept.
public final class LightDataBuilder {
  private static final long PROOF_POINT_INTERVAL = 1000;
  private static final Bytes EVIDENCE = StorageKey.of("PhalaRegistry", "WorkerEvidence");

  /// What a worker must see of genesis.
  private static final Set<Bytes> GENESIS_KEYS =
      Set.of(
          LightKeys.FINALITY_ANCHOR,
          LightKeys.MESSAGE_ACCUMULATOR,
          LightKeys.DEVELOPMENT_ROOT,
          LightKeys.PARACHAIN_ID);

  /// What a worker must see of a later block that it takes heads up to.
  private static final Set<Bytes> PROOF_POINT_KEYS =
      Set.of(
          LightKeys.MESSAGE_ACCUMULATOR,
          LightKeys.MINIMUM_PRUNTIME_VERSION,
          LightKeys.PRUNTIME_ALLOW_LIST,
          LightKeys.PARACHAIN_ID);

  private LightDataBuilder() {}

  /// The light data of genesis.
  static LightData ofGenesis(StateView state) {
    return new LightData(
        Bytes.EMPTY,
        Bytes.EMPTY,
        List.of(),
        nodes(state.prove(GENESIS_KEYS)),
        List.of(),
        List.of(),
        List.of());
  }

  /// The light data of a later block.
  ///
  /// @param sealed its messages
  /// @param state the state after it
  /// @param evidence what its registrations brought
  static LightData of(SealedMessages sealed, StateView state, List<CollectedEvidence> evidence) {
    SortedSet<Bytes> required = RequiredKeys.forEveryWorker().ofBlock(sealed.messages());
    boolean proofPoint = sealed.head().number() % PROOF_POINT_INTERVAL == 0;
    return new LightData(
        Bytes.wrap(BlockHead.CODEC.encode(sealed.head())),
        sealed.encoded(),
        required.isEmpty() ? List.of() : nodes(state.prove(required)),
        proofPoint ? proofPoint(state) : List.of(),
        evidence.stream()
            .map(one -> new LightData.Evidence(one.hash().value(), one.content()))
            .toList(),
        evidence.stream().flatMap(one -> one.replaced().stream()).map(Hash::value).toList(),
        namedEvidence(state, required));
  }

  /// The proof of a block whose state is still kept.
  public static List<Bytes> proofPoint(StateView state) {
    return nodes(state.prove(PROOF_POINT_KEYS));
  }

  /// Evidence that an event proof names must be kept for ever.
  private static List<Bytes32> namedEvidence(StateView state, SortedSet<Bytes> required) {
    return required.stream()
        .filter(key -> key.startsWith(EVIDENCE))
        .map(state::get)
        .filter(LightDataBuilder::isThere)
        .map(value -> WorkerEvidence.CODEC.decode(value).evidenceHash().value())
        .toList();
  }

  private static boolean isThere(byte @Nullable [] value) {
    return value != null;
  }

  private static List<Bytes> nodes(List<byte[]> proof) {
    return proof.stream().map(Bytes::wrap).toList();
  }
}
