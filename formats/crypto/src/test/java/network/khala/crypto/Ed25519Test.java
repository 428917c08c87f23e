package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.crypto.internal.EdwardsPoint;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Ed25519Test {
  /// RFC 8032 §7.1, tests 1 to 3.
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
  })
  void sign_rfc8032_knownSignature(String seed, String key, String message, String signature) {
    HexFormat hex = HexFormat.of();
    Ed25519KeyPair keys = Ed25519KeyPair.fromSeed(SecretBytes.wrap(hex.parseHex(seed)));
    byte[] content = hex.parseHex(message);
    assertThat(hex.formatHex(keys.publicKey().toArray())).isEqualTo(key);
    assertThat(hex.formatHex(keys.sign(content))).isEqualTo(signature);
    Ed25519.verify(keys.publicKey(), content, hex.parseHex(signature));
  }

  @Property(tries = 100)
  void sign_anyMessage_equalsBouncyCastle(@ForAll @Size(32) byte[] seed, @ForAll byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, new Ed25519PrivateKeyParameters(seed));
    signer.update(message, 0, message.length);
    Ed25519KeyPair keys = Ed25519KeyPair.fromSeed(SecretBytes.copyOf(seed));
    assertThat(keys.sign(message)).isEqualTo(signer.generateSignature());
    Ed25519.verify(keys.publicKey(), message, keys.sign(message));
  }

  /// ZIP-215: whatever decodes to a point is taken, and the equation is that of the eightfold. With
  /// points of small order and s = 0 it holds for every message.
  @Test
  void verify_pointsOfSmallOrderInAllEncodings_holds() {
    List<byte[]> encodings = smallOrderEncodings();
    assertThat(encodings).hasSize(14);
    for (byte[] a : encodings) {
      for (byte[] r : encodings) {
        byte[] signature = Arrays.copyOf(r, 64);
        assertThatCode(() -> Ed25519.verify(Bytes32.of(a), new byte[] {7}, signature))
            .doesNotThrowAnyException();
        signature[32] = 1;
        assertThatThrownBy(() -> Ed25519.verify(Bytes32.of(a), new byte[] {7}, signature))
            .isInstanceOf(VerificationException.class);
      }
    }
  }

  /// All encodings, canonical or not, of the eight points whose order divides eight.
  private static List<byte[]> smallOrderEncodings() {
    List<byte[]> encodings = new ArrayList<>();
    for (int low = 0; low < 256; low++) {
      byte[] nearModulus = new byte[32];
      Arrays.fill(nearModulus, (byte) 0xff);
      nearModulus[0] = (byte) low;
      byte[] nearZero = new byte[32];
      nearZero[0] = (byte) low;
      for (byte[] candidate : List.of(nearModulus, nearZero)) {
        addBothSigns(candidate, encodings);
      }
    }
    byte[] ofOrderEight =
        HexFormat.of().parseHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");
    addBothSigns(ofOrderEight, encodings);
    EdwardsPoint other = EdwardsPoint.decompress(ofOrderEight).orElseThrow();
    other.sumOf(other, EdwardsPoint.decompress(new byte[32]).orElseThrow());
    addBothSigns(other.compress(), encodings);
    return encodings.stream().map(Bytes::of).distinct().map(Bytes::toArray).toList();
  }

  private static void addBothSigns(byte[] candidate, List<byte[]> encodings) {
    for (int sign : new int[] {0, 0x80}) {
      byte[] encoded = candidate.clone();
      encoded[31] = (byte) ((encoded[31] & 0x7f) | sign);
      EdwardsPoint.decompress(encoded)
          .ifPresent(
              p -> {
                p.doubleTimes(p, 3);
                if (p.isNeutral()) {
                  encodings.add(encoded);
                }
              });
    }
  }

  @Test
  void verify_anyBitFlipped_refused() {
    Ed25519KeyPair keys = Ed25519KeyPair.generate();
    byte[] signature = keys.sign(new byte[] {1});
    for (int bit = 0; bit < 512; bit++) {
      byte[] altered = signature.clone();
      altered[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThatThrownBy(() -> Ed25519.verify(keys.publicKey(), new byte[] {1}, altered))
          .isInstanceOf(VerificationException.class);
    }
    assertThatThrownBy(() -> Ed25519.verify(keys.publicKey(), new byte[] {1}, new byte[63]))
        .hasMessageContaining("64 bytes");
  }

  @Test
  void derive_softJunction_refused() {
    assertThatThrownBy(() -> Ed25519KeyPair.generate().derive(List.of(Junction.soft("a"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("soft");
  }
}
