package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import network.khala.crypto.internal.Scalar25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Sr25519BatchTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 64})
  void verify_validSignatures_holds(int size) {
    Sr25519Batch batch = batchOf(signatures(size));
    assertThat(batch.size()).isEqualTo(size);
    assertThatNoException().isThrownBy(batch::verify);
  }

  @Test
  void invalid_wrongAndMalformedSignatures_areFound() {
    Signed[] signed = signatures(10);
    signed[3].signature[40] ^= 1;
    signed[7].signature[63] &= 0x7f;
    BitSet expected = new BitSet();
    expected.set(3);
    expected.set(7);
    assertThat(batchOf(signed).invalid()).isEqualTo(expected);
    assertThatThrownBy(() -> batchOf(signed).verify())
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining("signature 3 ");
  }

  @Test
  void invalid_malformedOnly_othersNeedNoSecondCheck() {
    Signed[] signed = signatures(4);
    signed[0].signature[63] &= 0x7f;
    assertThat(batchOf(signed).invalid()).hasToString("{0}");
  }

  /// s + 1 and s - 1: the errors cancel in a sum without multipliers.
  @Test
  void verify_errorsThatCancel_refused() {
    Signed[] signed = signatures(2);
    byte[] one = new byte[32];
    one[0] = 1;
    addToScalar(signed[0].signature, one);
    addToScalar(signed[1].signature, Scalar25519.negate(one));
    assertThat(batchOf(signed).invalid().cardinality()).isEqualTo(2);
  }

  @Test
  void verify_twice_refused() {
    Sr25519Batch batch = batchOf(signatures(1));
    batch.verify();
    assertThatThrownBy(batch::verify).isInstanceOf(IllegalStateException.class);
  }

  private static final class Signed {
    final Sr25519KeyPair keys = Sr25519KeyPair.generate();
    final byte[] signature = keys.sign(MESSAGE);
  }

  private static Signed[] signatures(int count) {
    Signed[] signed = new Signed[count];
    for (int i = 0; i < count; i++) {
      signed[i] = new Signed();
    }
    return signed;
  }

  private static Sr25519Batch batchOf(Signed[] signed) {
    Sr25519Batch batch = new Sr25519Batch();
    for (Signed each : signed) {
      batch.add(each.keys.publicKey(), MESSAGE, each.signature);
    }
    return batch;
  }

  private static void addToScalar(byte[] signature, byte[] summand) {
    byte[] s = java.util.Arrays.copyOfRange(signature, 32, 64);
    s[31] &= 0x7f;
    byte[] sum = Scalar25519.add(s, summand);
    System.arraycopy(sum, 0, signature, 32, 32);
    signature[63] |= (byte) 0x80;
  }
}
