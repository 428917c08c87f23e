package network.khala.pruntime;

import java.util.Optional;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.U32;
import network.khala.tee.SealedFile;
import network.khala.tee.Unsealed;

/// The worker's key, made inside the enclave and sealed there for one chain.
public final class Identity implements AutoCloseable {
  private static final Codec<Stored> STORED = CodecFactory.STANDARD.of(Stored.class);

  private final Sr25519KeyPair key;

  /// What is sealed: 103 bytes.
  sealed interface Stored {
    @Index(0)
    record V1(
        Hash genesisBlockHash,
        @U32 long paraId,
        @Length(64) Bytes secret,
        boolean trusted,
        boolean devMode)
        implements Stored {}
  }

  private Identity(Sr25519KeyPair key) {
    this.key = key;
  }

  /// Takes the sealed key for this chain, or makes and seals one.
  ///
  /// @throws PrpcException if the sealed key is for another chain
  static Identity establish(SealedFile file, Hash genesis) {
    Optional<Unsealed> sealed = file.load();
    if (sealed.isEmpty()) {
      return create(file, genesis);
    }
    try (Unsealed content = sealed.get()) {
      Stored.V1 stored = (Stored.V1) STORED.decode(content.content());
      if (!stored.genesisBlockHash().equals(genesis)) {
        throw PrpcException.failed(
            "Genesis block hash mismatches with saved keys, expected " + stored.genesisBlockHash());
      }
      try (SecretBytes secret = SecretBytes.wrap(stored.secret().toArray())) {
        return new Identity(Sr25519KeyPair.fromSecret(secret));
      }
    }
  }

  private static Identity create(SealedFile file, Hash genesis) {
    Sr25519KeyPair key = Sr25519KeyPair.generate();
    try (SecretBytes secret = key.secret()) {
      file.save(
          STORED.encode(new Stored.V1(genesis, 0, Bytes.wrap(secret.toArray()), true, false)));
    }
    return new Identity(key);
  }

  /// The key pair.
  public Sr25519KeyPair key() {
    return key;
  }

  /// The public key, by which the chain knows the worker.
  public Sr25519PublicKey publicKey() {
    return new Sr25519PublicKey(key.publicKey());
  }

  @Override
  public void close() {
    key.close();
  }
}
