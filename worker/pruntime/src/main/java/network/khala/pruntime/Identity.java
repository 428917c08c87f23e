package network.khala.pruntime;

import java.util.Arrays;
import java.util.Optional;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.ChainIdentity;
import network.khala.pruntime.keys.IdentitySeal;
import network.khala.scale.DecodeException;
import network.khala.tee.SealedFile;
import network.khala.tee.Unsealed;

/// The worker's key, sealed for one chain: made inside the enclave, handed over by the program
/// before, or injected for development. Closing wipes it.
public final class Identity implements AutoCloseable {
  private static final int SEED_SIZE = 32;

  private final Sr25519KeyPair key;
  private final Origin origin;

  /// Where the key comes from.
  public enum Origin {
    /// Made in here, so nobody else has ever had it.
    MADE_HERE,
    /// Handed over by the program before.
    HANDED_OVER,
    /// Given by the operator: for development, and never attested.
    INJECTED
  }

  private Identity(Sr25519KeyPair key, Origin origin) {
    this.key = key;
    this.origin = origin;
  }

  /// Takes the sealed key for this chain; if there is none, the injected one, or makes one.
  ///
  /// @param injected a seed of 32 or a canonical secret of 64 bytes
  /// @throws PrpcException if what is sealed is for another chain, or another key than the injected
  static Identity establish(SealedFile file, ChainIdentity chain, Optional<SecretBytes> injected) {
    Optional<Identity> sealed = unseal(file, chain);
    Optional<Identity> given = injected.map(secret -> new Identity(pair(secret), Origin.INJECTED));
    if (sealed.isPresent()) {
      given.ifPresent(other -> requireSame(sealed.get(), other));
      return sealed.get();
    }
    Identity identity =
        given.orElseGet(() -> new Identity(Sr25519KeyPair.generate(), Origin.MADE_HERE));
    identity.seal(file, chain.genesisHash(), chain.paraId());
    return identity;
  }

  /// Seals a key that the program before has handed over.
  static void sealHandedOver(
      SealedFile file, Hash genesis, long paraId, Sr25519KeyPair key, boolean injected) {
    new Identity(key, injected ? Origin.INJECTED : Origin.HANDED_OVER).seal(file, genesis, paraId);
  }

  private static void requireSame(Identity sealed, Identity given) {
    boolean same = sealed.publicKey().equals(given.publicKey());
    given.close();
    if (!same) {
      sealed.close();
      throw PrpcException.failed(
          "another identity is sealed here; give the injected key a data directory of its own");
    }
  }

  private static Sr25519KeyPair pair(SecretBytes secret) {
    try {
      return secret.size() == SEED_SIZE
          ? Sr25519KeyPair.fromSeed(secret)
          : Sr25519KeyPair.fromSecret(secret);
    } catch (IllegalArgumentException e) {
      throw PrpcException.malformed("debug_set_key: " + e.getMessage());
    }
  }

  private static Optional<Identity> unseal(SealedFile file, ChainIdentity chain) {
    Optional<Unsealed> sealed = file.load();
    if (sealed.isEmpty()) {
      return Optional.empty();
    }
    try (Unsealed content = sealed.get();
        IdentitySeal seal = IdentitySeal.decode(content.content())) {
      return Optional.of(of(seal, chain));
    }
  }

  private static Identity of(IdentitySeal seal, ChainIdentity chain) {
    if (!seal.genesisHash().equals(chain.genesisHash())) {
      throw PrpcException.failed(
          "Genesis block hash mismatches with saved keys, expected " + seal.genesisHash());
    }
    if (seal.paraId() != chain.paraId()) {
      throw PrpcException.failed(
          "Parachain id mismatches, saved: %d, in state: %d"
              .formatted(seal.paraId(), chain.paraId()));
    }
    Origin made = seal.madeHere() ? Origin.MADE_HERE : Origin.HANDED_OVER;
    try {
      return new Identity(
          Sr25519KeyPair.fromSecret(seal.secret()), seal.injected() ? Origin.INJECTED : made);
    } catch (IllegalArgumentException e) {
      throw new DecodeException(0, String.valueOf(e.getMessage()), "a sealed identity");
    }
  }

  private void seal(SealedFile file, Hash genesis, long paraId) {
    byte[] content;
    try (IdentitySeal seal =
        new IdentitySeal(
            genesis, paraId, key.secret(), origin == Origin.MADE_HERE, origin == Origin.INJECTED)) {
      content = seal.encode();
    }
    try {
      file.save(content);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /// The key pair.
  public Sr25519KeyPair key() {
    return key;
  }

  /// Where it comes from.
  public Origin origin() {
    return origin;
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
