package network.khala.pruntime.chain;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.Hash;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.trie.ProofResult;
import network.khala.trie.ProofTooLargeException;
import network.khala.trie.ReadProof;

/// Reads of one state under its root, from a proof that the relayer brought.
public final class ProvenReads {
  private final ReadProof proof;
  private final Hash root;

  private ProvenReads(ReadProof proof, Hash root) {
    this.proof = proof;
    this.root = root;
  }

  /// Takes up a proof under a root.
  ///
  /// @throws PrpcException if it is over its bound
  public static ProvenReads of(List<Bytes> nodes, Hash root) {
    try {
      return new ProvenReads(ReadProof.of(nodes.stream().map(Bytes::toArray).toList()), root);
    } catch (ProofTooLargeException e) {
      throw PrpcException.malformed(String.valueOf(e.getMessage()));
    }
  }

  /// Whether the proof says what the key holds.
  public boolean decides(Bytes key) {
    return !(read(key) instanceof ProofResult.Undecided);
  }

  /// The value under a key; nothing where it is proven absent.
  ///
  /// @throws PrpcException if the proof does not say
  public Optional<Bytes> value(Bytes key) {
    return switch (read(key)) {
      case ProofResult.Present present -> Optional.of(present.value());
      case ProofResult.Absent _ -> Optional.empty();
      case ProofResult.Undecided _ ->
          throw PrpcException.failed("StorageProofFailed(storage value unavailable)");
    };
  }

  private ProofResult read(Bytes key) {
    return proof.read(root.value(), key.toArray());
  }
}
