package network.khala.pruntime.chain;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.Hash;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.DecodeException;
import network.khala.trie.ProofResult;
import network.khala.trie.ProofTooLargeException;
import network.khala.trie.ReadProof;

/// Reads of one state under its root, from a proof that the relayer brought.
public final class ProvenReads {
  /// The largest proof of what the messages of a block require.
  public static final int EVENT_BYTES_MAX = 8 << 20;

  private final ReadProof proof;
  private final Hash root;

  private ProvenReads(ReadProof proof, Hash root) {
    this.proof = proof;
    this.root = root;
  }

  /// Takes up a proof under a root, of at most [ReadProof#MAX_BYTES].
  ///
  /// @throws PrpcException if it is over its bound
  public static ProvenReads of(List<Bytes> nodes, Hash root) {
    return of(nodes, root, ReadProof.MAX_BYTES);
  }

  /// Takes up a proof under a root, of at most `maxBytes`.
  ///
  /// @throws PrpcException if it is over its bound
  public static ProvenReads of(List<Bytes> nodes, Hash root, int maxBytes) {
    try {
      return new ProvenReads(
          ReadProof.of(nodes.stream().map(Bytes::toArray).toList(), maxBytes), root);
    } catch (ProofTooLargeException e) {
      throw PrpcException.malformed(String.valueOf(e.getMessage()));
    }
  }

  /// The same proof under another root.
  ProvenReads under(Hash other) {
    return new ProvenReads(proof, other);
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

  /// The value under a key, decoded; nothing where it is proven absent.
  ///
  /// @param what it is, for the reader of an error
  /// @throws PrpcException if the proof does not say, or the value does not decode
  public <T> Optional<T> value(Bytes key, Codec<T> codec, String what) {
    return value(key)
        .map(
            encoded -> {
              try {
                return codec.decode(encoded);
              } catch (DecodeException e) {
                throw PrpcException.failed(what + " is malformed: " + e.getMessage());
              }
            });
  }

  private ProofResult read(Bytes key) {
    return proof.read(root.value(), key.toArray());
  }
}
