package network.khala.node.signatures;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import network.khala.crypto.Hashing;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.runtime.SignatureVerifier;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScaleWriter;

/// Remembers good signatures, so that one that was verified for the pool costs a hash in the block.
/// Bad ones are never remembered: they are not worth the room.
///
/// The newest ones count, however often others were asked for: a signature is needed once, in the
/// next block. They are kept in two generations, of which the older one is dropped as a whole.
final class CachedVerifier implements SignatureVerifier {
  private static final Codec<MultiSignature> SIGNATURE =
      CodecFactory.STANDARD.of(MultiSignature.class);

  private final SignatureVerifier verifier;
  private final int generationMax;
  private volatile Set<Bytes32> older = Set.of();
  private volatile Set<Bytes32> newer = ConcurrentHashMap.newKeySet();

  /// @param verifier verifies what is not remembered
  /// @param rememberedMin at least so many are remembered, at most twice as many
  CachedVerifier(SignatureVerifier verifier, int rememberedMin) {
    this.verifier = verifier;
    this.generationMax = rememberedMin;
  }

  @Override
  public boolean isSignedBy(AccountId signer, MultiSignature signature, byte[] payload) {
    Bytes32 claim = digest(signer, signature, payload);
    if (newer.contains(claim) || older.contains(claim)) {
      return true;
    }
    boolean verified = verifier.isSignedBy(signer, signature, payload);
    if (verified) {
      remember(claim);
    }
    return verified;
  }

  private void remember(Bytes32 claim) {
    Set<Bytes32> current = newer;
    current.add(claim);
    if (current.size() >= generationMax) {
      replace();
    }
  }

  private synchronized void replace() {
    // Another thread may have come first.
    if (newer.size() >= generationMax) {
      older = newer;
      newer = ConcurrentHashMap.newKeySet();
    }
  }

  private static Bytes32 digest(AccountId signer, MultiSignature signature, byte[] payload) {
    ScaleWriter out = new ScaleWriter();
    out.raw(signer.value());
    SIGNATURE.encode(signature, out);
    out.raw(payload);
    return Bytes32.wrap(Hashing.blake2b256(out.toArray()));
  }
}
