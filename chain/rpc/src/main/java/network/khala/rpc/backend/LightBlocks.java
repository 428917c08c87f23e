package network.khala.rpc.backend;

import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// What enclaves are served of every block.
public interface LightBlocks {
  /// The first block that there is light data of.
  long first();

  /// The encoded head of a block; genesis has none.
  Optional<Bytes> head(long number);

  /// The encoded outbound messages of a block; genesis has none.
  Optional<Bytes> messages(long number);

  /// The first block at or after `number` that has an event proof.
  Optional<Long> nextEventProof(long number);

  /// The nodes of a block's event proof, empty if it has none.
  List<Bytes> eventProof(long number);

  /// Attestation evidence by its hash.
  Optional<Bytes> evidence(Bytes32 hash);

  /// The first final block at or after `number` for which the keys of a proof point can be proven.
  Optional<ProofPoint> proofPoint(long number);

  /// The finality proof of the last block up to `target` that can be proven to somebody who trusts
  /// `trusted`.
  Optional<Finality> finality(long trusted, long target);

  /// A block and the proof of what its state says to enclaves.
  record ProofPoint(long number, List<Bytes> nodes) {
    /// Copies the list.
    public ProofPoint {
      nodes = List.copyOf(nodes);
    }
  }

  /// A final block and its proof.
  record Finality(long block, Bytes proof) {}
}
