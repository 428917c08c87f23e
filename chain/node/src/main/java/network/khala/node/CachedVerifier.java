package network.khala.node;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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
final class CachedVerifier implements SignatureVerifier {
  private static final int ENTRIES_MAX = 65_536;
  private static final Codec<MultiSignature> SIGNATURE =
      CodecFactory.STANDARD.of(MultiSignature.class);

  private final SignatureVerifier verifier;
  private final Cache<Bytes32, Boolean> good =
      Caffeine.newBuilder().maximumSize(ENTRIES_MAX).build();

  CachedVerifier(SignatureVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public boolean isSignedBy(AccountId signer, MultiSignature signature, byte[] payload) {
    Bytes32 claim = digest(signer, signature, payload);
    if (good.getIfPresent(claim) != null) {
      return true;
    }
    boolean verified = verifier.isSignedBy(signer, signature, payload);
    if (verified) {
      good.put(claim, true);
    }
    return verified;
  }

  private static Bytes32 digest(AccountId signer, MultiSignature signature, byte[] payload) {
    ScaleWriter out = new ScaleWriter();
    out.raw(signer.value());
    SIGNATURE.encode(signature, out);
    out.raw(payload);
    return Bytes32.wrap(Hashing.blake2b256(out.toArray()));
  }
}
