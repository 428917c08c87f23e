package network.khala.node.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiSignature;
import network.khala.runtime.DirectVerifier;
import network.khala.runtime.SignatureClaim;
import network.khala.runtime.SignatureVerifier;
import network.khala.scale.Codecs;
import org.junit.jupiter.api.Test;

class NodeSignaturesTest {
  private static final int CLAIMS = 300;

  @Test
  void isSignedBy_manyAtOnce_givesEachItsOwnVerdict() throws Exception {
    SignatureVerifier verifier = new BatchVerifier(new DirectVerifier(), 2);
    List<Future<Boolean>> verdicts = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CLAIMS; i++) {
        SignatureClaim claim = claim(i, i % 7 == 3);
        verdicts.add(
            threads.submit(
                () -> verifier.isSignedBy(claim.signer(), claim.signature(), claim.payload())));
      }
    }
    for (int i = 0; i < CLAIMS; i++) {
      assertThat(verdicts.get(i).get()).as("claim %d", i).isEqualTo(i % 7 != 3);
    }
  }

  @Test
  void isSignedBy_anotherScheme_isNotBatched() {
    byte[] payload = {1, 2, 3};
    try (SecretBytes seed = SecretBytes.copyOf(new byte[32]);
        Ed25519KeyPair key = Ed25519KeyPair.fromSeed(seed)) {
      AccountId signer = new AccountId(key.publicKey());
      MultiSignature signature = MultiSignature.ed25519(key.sign(payload));

      assertThat(new NodeSignatures(10).isSignedBy(signer, signature, payload)).isTrue();
      assertThat(new NodeSignatures(10).isSignedBy(signer, signature, new byte[3])).isFalse();
    }
  }

  @Test
  void isSignedBy_verifierThatFails_freesItsProcessor() {
    AtomicInteger calls = new AtomicInteger();
    SignatureVerifier verifier =
        new BatchVerifier(
            (signer, signature, payload) -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("no");
              }
              return true;
            },
            1);
    SignatureClaim claim = claim(1, false);

    assertThatThrownBy(() -> ask(verifier, claim)).hasMessage("no");
    assertThat(ask(verifier, claim)).isTrue();
  }

  @Test
  void verifyAhead_goodAndBad_leavesVerdictsAsTheyAre() {
    NodeSignatures signatures = NodeSignatures.ofOneBlock();
    List<SignatureClaim> claims = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      claims.add(claim(i, i == 50));
    }

    signatures.verifyAhead(claims);

    for (int i = 0; i < 100; i++) {
      assertThat(ask(signatures, claims.get(i))).isEqualTo(i != 50);
    }
  }

  @Test
  void isSignedBy_again_asksOnceAsLongAsItIsAmongTheNewest() {
    AtomicInteger calls = new AtomicInteger();
    // Made once: each signature of the same content is another one.
    SignatureClaim often = claim(1, false);
    SignatureClaim forged = claim(3, true);
    SignatureVerifier cached =
        new CachedVerifier(
            (signer, signature, payload) -> {
              calls.incrementAndGet();
              return !Arrays.equals(payload, forged.payload());
            },
            10);
    for (int i = 0; i < 10; i++) {
      // Others are asked for again and again, which is not to count.
      for (int times = 0; times < 5; times++) {
        ask(cached, often);
      }
      SignatureClaim once = claim(100 + i, false);
      ask(cached, once);
      ask(cached, once);
    }
    assertThat(calls).hasValue(11);

    assertThat(ask(cached, forged)).isFalse();
    assertThat(ask(cached, forged)).isFalse();
    assertThat(calls).hasValue(13);
  }

  private static boolean ask(SignatureVerifier verifier, SignatureClaim claim) {
    return verifier.isSignedBy(claim.signer(), claim.signature(), claim.payload());
  }

  private static SignatureClaim claim(int number, boolean forged) {
    byte[] content = Hashing.blake2b256(Codecs.U32.encode((long) number));
    try (SecretBytes seed = SecretBytes.copyOf(content);
        Sr25519KeyPair key = Sr25519KeyPair.fromSeed(seed)) {
      byte[] signature = key.sign(content);
      if (forged) {
        content[0] ^= 1;
      }
      return new SignatureClaim(
          new AccountId(key.accountId()), MultiSignature.sr25519(signature), content);
    }
  }
}
