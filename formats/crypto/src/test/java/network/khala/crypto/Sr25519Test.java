package network.khala.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;

final class Sr25519Test {
  private static final byte[] MESSAGE = "message".getBytes(US_ASCII);
  private static final BigInteger ORDER =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private final Sr25519KeyPair keys = Sr25519KeyPair.generate();

  @Property(tries = 100)
  void verify_freshSignature_holds(@ForAll @Size(32) byte[] seed, @ForAll byte[] message) {
    Sr25519KeyPair key = Sr25519KeyPair.fromSeed(SecretBytes.copyOf(seed));
    assertThatNoException()
        .isThrownBy(() -> Sr25519.verify(key.publicKey(), message, key.sign(message)));
  }

  @Test
  void sign_sameMessageTwice_differs() {
    assertThat(keys.sign(MESSAGE)).isNotEqualTo(keys.sign(MESSAGE));
  }

  @Test
  void verify_anyBitFlipped_refused() {
    byte[] signature = keys.sign(MESSAGE);
    for (int bit = 0; bit < 512; bit++) {
      byte[] altered = signature.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(keys.publicKey(), MESSAGE, altered);
    }
    byte[] publicKey = keys.publicKey().toArray();
    for (int bit = 0; bit < 256; bit++) {
      byte[] altered = publicKey.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertRefused(Bytes32.wrap(altered), MESSAGE, signature);
    }
    assertRefused(keys.publicKey(), "massage".getBytes(US_ASCII), signature);
  }

  @Test
  void verify_otherLength_refused() {
    byte[] signature = keys.sign(MESSAGE);
    for (int length : new int[] {0, 1, 32, 63, 65, 96, 128}) {
      assertRefused(keys.publicKey(), MESSAGE, Arrays.copyOf(signature, length));
    }
  }

  @Test
  void verify_scalarPlusOrder_refused() {
    byte[] signature = keys.sign(MESSAGE);
    byte[] bigEndian = new byte[33];
    for (int i = 0; i < 32; i++) {
      bigEndian[32 - i] = signature[32 + i];
    }
    BigInteger s = new BigInteger(bigEndian).clearBit(255).add(ORDER);
    byte[] sum = s.toByteArray();
    for (int i = 0; i < 32; i++) {
      signature[32 + i] = i < sum.length ? sum[sum.length - 1 - i] : 0;
    }
    signature[63] |= (byte) 0x80;
    assertThatThrownBy(() -> Sr25519.verify(keys.publicKey(), MESSAGE, signature))
        .hasMessageContaining("group order");
  }

  /// R = s B satisfies the equation under the neutral key, whatever the message.
  @Test
  void verify_forgeryUnderAllZeroKey_refused() {
    byte[] forged = new byte[64];
    byte[] nonce = Sr25519KeyPair.fromSecret(SecretBytes.wrap(scalarOne())).publicKey().toArray();
    System.arraycopy(nonce, 0, forged, 0, 32);
    forged[32] = 1;
    forged[63] = (byte) 0x80;
    assertThatThrownBy(() -> Sr25519.verify(Bytes32.ZERO, MESSAGE, forged))
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining("all zero");
  }

  @Test
  void verify_otherContext_refused() {
    byte[] signature = keys.sign(Transcript.inContext("other".getBytes(US_ASCII), MESSAGE));
    assertRefused(keys.publicKey(), MESSAGE, signature);
    assertThatNoException()
        .isThrownBy(
            () ->
                Sr25519.verify(
                    keys.publicKey(),
                    Transcript.inContext("other".getBytes(US_ASCII), MESSAGE),
                    signature));
  }

  @Test
  void verificationException_thrown_hasNoStackTrace() {
    assertThatThrownBy(() -> Sr25519.verify(keys.publicKey(), MESSAGE, new byte[64]))
        .satisfies(thrown -> assertThat(thrown.getStackTrace()).isEmpty());
  }

  @Property(tries = 30)
  void derive_softPublicAndSecret_agree(@ForAll @Size(32) byte[] chainCode) {
    Junction junction = new Junction(false, Bytes32.of(chainCode));
    Sr25519KeyPair child = keys.derive(junction);
    assertThat(child.publicKey()).isEqualTo(Sr25519.derivePublic(keys.publicKey(), junction));
    Sr25519.verify(child.publicKey(), MESSAGE, child.sign(MESSAGE));
  }

  @Test
  void derivePublic_hardJunctionOrNoKey_refused() {
    assertThatThrownBy(() -> Sr25519.derivePublic(keys.publicKey(), Junction.hard("a")))
        .isInstanceOf(IllegalArgumentException.class);
    byte[] odd = new byte[32];
    odd[0] = 1;
    assertThatThrownBy(() -> Sr25519.derivePublic(Bytes32.wrap(odd), Junction.soft("a")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void secretForms_roundTrip_sameKey() {
    assertThat(Sr25519KeyPair.fromSecret(keys.secret()).publicKey()).isEqualTo(keys.publicKey());
    assertThat(Sr25519KeyPair.fromEd25519Secret(keys.ed25519Secret()).publicKey())
        .isEqualTo(keys.publicKey());
    assertThat(keys.derive(List.of()).publicKey()).isEqualTo(keys.publicKey());
  }

  @Test
  void fromSecret_scalarOutOfRange_refused() {
    byte[] zero = new byte[64];
    byte[] huge = new byte[64];
    Arrays.fill(huge, (byte) 0xff);
    assertThatThrownBy(() -> Sr25519KeyPair.fromSecret(SecretBytes.wrap(zero)))
        .hasMessageContaining("zero");
    assertThatThrownBy(() -> Sr25519KeyPair.fromSecret(SecretBytes.wrap(huge)))
        .hasMessageContaining("order");
    assertThatThrownBy(() -> Sr25519KeyPair.fromSecret(SecretBytes.wrap(new byte[32])))
        .hasMessageContaining("64 bytes");
    assertThatThrownBy(() -> Sr25519KeyPair.fromEd25519Secret(SecretBytes.wrap(scalarOne())))
        .hasMessageContaining("multiple of 8");
  }

  @Test
  void agree_bothSides_findTheSame() {
    Sr25519KeyPair peer = Sr25519KeyPair.generate();
    assertThat(keys.agree(peer.publicKey())).isEqualTo(peer.agree(keys.publicKey()));
    byte[] odd = new byte[32];
    odd[0] = 1;
    assertThatThrownBy(() -> keys.agree(Bytes32.wrap(odd)))
        .isInstanceOf(VerificationException.class);
    assertThatThrownBy(() -> keys.agree(Bytes32.ZERO)).isInstanceOf(VerificationException.class);
  }

  @Test
  void close_keys_wipesTheSecret() {
    Sr25519KeyPair key = Sr25519KeyPair.generate();
    key.close();
    assertThatThrownBy(() -> key.sign(MESSAGE)).isInstanceOf(IllegalStateException.class);
    assertThat(key.toString()).isEqualTo("Sr25519KeyPair[" + key.publicKey() + "]");
  }

  private static byte[] scalarOne() {
    byte[] secret = new byte[64];
    secret[0] = 1;
    return secret;
  }

  private static void assertRefused(Bytes32 key, byte[] message, byte[] signature) {
    assertThatThrownBy(() -> Sr25519.verify(key, message, signature))
        .isInstanceOf(VerificationException.class);
  }
}
