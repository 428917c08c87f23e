package network.khala.node.signatures;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.runtime.DirectVerifier;
import network.khala.runtime.SignatureClaim;
import network.khala.runtime.SignatureVerifier;

/// The signatures of transactions, on all processors and in batches. What was verified once, for
/// the pool or ahead of a block, costs a hash afterwards.
public final class NodeSignatures implements SignatureVerifier {
  /// Fewer are not worth the threads.
  private static final int AHEAD_MIN = 8;

  /// The smallest signed transactions in a block of the largest size.
  private static final int IN_BLOCK_MAX = 65_536;

  private final SignatureVerifier verifier;

  /// Verifies and remembers.
  ///
  /// @param rememberedMin good signatures that are remembered at least, about 100 bytes each
  public NodeSignatures(int rememberedMin) {
    this.verifier =
        new CachedVerifier(
            new BatchVerifier(new DirectVerifier(), Runtime.getRuntime().availableProcessors()),
            rememberedMin);
  }

  /// Remembers as much as a block needs, for chains that have no pool.
  public static NodeSignatures ofOneBlock() {
    return new NodeSignatures(IN_BLOCK_MAX);
  }

  @Override
  public boolean isSignedBy(AccountId signer, MultiSignature signature, byte[] payload) {
    return verifier.isSignedBy(signer, signature, payload);
  }

  /// Verifies many signatures at once, so that asking for each one later is cheap. What is not
  /// valid is told when it is asked for.
  public void verifyAhead(List<SignatureClaim> claims) {
    if (claims.size() < AHEAD_MIN) {
      return;
    }
    // Those that wait at one time form the batches, so each needs a thread to wait on.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (SignatureClaim claim : claims) {
        threads.execute(
            () -> verifier.isSignedBy(claim.signer(), claim.signature(), claim.payload()));
      }
    }
  }
}
