package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.scale.Bytes;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;

final class EcdsaTest {
  private static final byte[] MESSAGE = {1, 2, 3};
  private static final BigInteger ORDER = Ecdsa.CURVE.getN();

  private final EcdsaKeyPair keys = EcdsaKeyPair.generate();

  @Property(tries = 50)
  void verify_freshSignature_holdsWithLowerS(
      @ForAll @Size(32) byte[] seed, @ForAll byte[] message) {
    byte[] nonZero = seed.clone();
    nonZero[0] &= 0x7f;
    nonZero[31] |= 1;
    EcdsaKeyPair key = EcdsaKeyPair.fromSeed(SecretBytes.wrap(nonZero));
    byte[] signature = key.sign(message);
    Ecdsa.verify(key.accountId(), message, signature);
    assertThat(Ecdsa.recover(Hashing.blake2b256(message), signature))
        .isEqualTo(key.publicKeyBytes());
    assertThat(s(signature)).isLessThanOrEqualTo(ORDER.shiftRight(1));
  }

  @Test
  void verify_higherTwin_holds() {
    byte[] signature = keys.sign(MESSAGE);
    byte[] higher = BigIntegers.asUnsignedByteArray(32, ORDER.subtract(s(signature)));
    System.arraycopy(higher, 0, signature, 32, 32);
    signature[64] ^= 1;
    Ecdsa.verify(keys.accountId(), MESSAGE, signature);
  }

  @Test
  void verify_ethereumParity_holds() {
    byte[] signature = keys.sign(MESSAGE);
    signature[64] = (byte) (signature[64] + 27);
    Ecdsa.verify(keys.accountId(), MESSAGE, signature);
  }

  @Test
  void verify_anyByteAltered_refused() {
    byte[] signature = keys.sign(MESSAGE);
    for (int i = 0; i < 65; i++) {
      byte[] altered = signature.clone();
      altered[i] ^= 1;
      assertRefused(altered);
    }
  }

  @Test
  void verify_partsOutOfRange_refused() {
    byte[] signature = keys.sign(MESSAGE);
    for (byte[] part :
        new byte[][] {new byte[32], BigIntegers.asUnsignedByteArray(32, ORDER), filled()}) {
      for (int offset : new int[] {0, 32}) {
        byte[] altered = signature.clone();
        System.arraycopy(part, 0, altered, offset, 32);
        assertRefused(altered);
      }
    }
    for (int v : new int[] {2, 3, 4, 26, 29, 30, 255}) {
      byte[] altered = signature.clone();
      altered[64] = (byte) v;
      assertRefused(altered);
    }
    assertRefused(Arrays.copyOf(signature, 64));
  }

  @Test
  void decompress_publicKey_isOnTheCurveAndCompressesBack() {
    Bytes uncompressed = Ecdsa.decompress(keys.publicKeyBytes());
    assertThat(uncompressed.size()).isEqualTo(65);
    assertThat(uncompressed.get(0)).isEqualTo((byte) 4);
    assertThat(uncompressed.slice(1, 33)).isEqualTo(keys.publicKeyBytes().slice(1, 33));
    assertThatThrownBy(() -> Ecdsa.decompress(Bytes.wrap(new byte[33])))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Ecdsa.decompress(uncompressed))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fromSeed_notASecretKey_refused() {
    for (byte[] seed :
        new byte[][] {new byte[32], BigIntegers.asUnsignedByteArray(32, ORDER), new byte[31]}) {
      assertThatThrownBy(() -> EcdsaKeyPair.fromSeed(SecretBytes.wrap(seed)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void assertRefused(byte[] signature) {
    assertThatThrownBy(() -> Ecdsa.verify(keys.accountId(), MESSAGE, signature))
        .isInstanceOf(VerificationException.class);
  }

  private static byte[] filled() {
    byte[] filled = new byte[32];
    Arrays.fill(filled, (byte) 0xff);
    return filled;
  }

  private static BigInteger s(byte[] signature) {
    return new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
  }
}
