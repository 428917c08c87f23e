package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;

final class Sr25519VrfTest {
  private final Sr25519KeyPair keys = Sr25519KeyPair.generate();

  /// The input of a block author's slot claim.
  private static Transcript slot(long number) {
    return Transcript.of("BABE")
        .append("slot number", number)
        .append("current epoch", 7)
        .append("chain randomness", new byte[32]);
  }

  @Test
  void verify_freshProof_holdsAndOutputIsUnique() {
    byte[] first = Sr25519Vrf.sign(keys, slot(1), Sr25519Vrf.plainProof());
    byte[] second = Sr25519Vrf.sign(keys, slot(1), Sr25519Vrf.plainProof());
    Sr25519Vrf.verify(keys.publicKey(), slot(1), Sr25519Vrf.plainProof(), first);
    Sr25519Vrf.verify(keys.publicKey(), slot(1), Sr25519Vrf.plainProof(), second);
    assertThat(Arrays.copyOf(first, 32)).isEqualTo(Arrays.copyOf(second, 32));
    assertThat(first).isNotEqualTo(second);
  }

  @Test
  void verify_anyByteAltered_refused() {
    byte[] proof = Sr25519Vrf.sign(keys, slot(1), Sr25519Vrf.plainProof());
    for (int i = 0; i < proof.length; i++) {
      byte[] altered = proof.clone();
      altered[i] ^= 1;
      assertRefused(keys.publicKey(), slot(1), Sr25519Vrf.plainProof(), altered);
    }
    assertRefused(keys.publicKey(), slot(1), Sr25519Vrf.plainProof(), Arrays.copyOf(proof, 95));
  }

  @Test
  void verify_otherKeyInputOrExtra_refused() {
    byte[] extra = {1};
    byte[] proof = Sr25519Vrf.sign(keys, slot(1), Sr25519Vrf.proofOf(extra));
    Sr25519Vrf.verify(keys.publicKey(), slot(1), Sr25519Vrf.proofOf(extra), proof);
    assertRefused(keys.publicKey(), slot(1), Sr25519Vrf.plainProof(), proof);
    assertRefused(keys.publicKey(), slot(2), Sr25519Vrf.proofOf(extra), proof);
    assertRefused(Sr25519KeyPair.generate().publicKey(), slot(1), Sr25519Vrf.proofOf(extra), proof);
    assertRefused(Bytes32.ZERO, slot(1), Sr25519Vrf.proofOf(extra), proof);
  }

  private static void assertRefused(
      Bytes32 key, Transcript input, Transcript proof, byte[] outputAndProof) {
    assertThatThrownBy(() -> Sr25519Vrf.verify(key, input, proof, outputAndProof))
        .isInstanceOf(VerificationException.class);
  }
}
