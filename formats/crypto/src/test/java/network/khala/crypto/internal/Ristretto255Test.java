package network.khala.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import network.khala.scale.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Ristretto255Test {
  @ParameterizedTest
  @CsvSource({
    "0, 0000000000000000000000000000000000000000000000000000000000000000",
    "1, e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76",
    "2, 6a493210f7499cd17fecb510ae0cea23a110e8d5b901f8acadd3095c73a3b919",
    "3, 94741f5d5d52755ece4f23f044ee27d5d1ea1e2bd196b462166b16152a9d0259",
    "15, e0c418f7c8d9c4cdd7395b93ea124f3ad99021bb681dfc3302a9d99a2e53e64e"
  })
  void encode_multiplesOfTheGenerator_areThoseOfRfc9496(long multiple, String hex) {
    byte[] scalar = ReferenceCurve.toBytes(BigInteger.valueOf(multiple));
    assertThat(hex(Ristretto255.encode(FixedBase.multiply(scalar)))).isEqualTo(hex);
    assertThat(hex(Ristretto255.encode(decode(hex)))).isEqualTo(hex);
  }

  @Property(tries = 500)
  void decode_anyBytes_acceptsWhatTheReferenceAccepts(@ForAll @Size(32) byte[] bytes) {
    byte[] encoded = bytes.clone();
    // Half of all bytes would be refused for the sign alone.
    encoded[0] &= (byte) 0xfe;
    encoded[31] &= 0x7f;
    assertThat(Ristretto255.decode(encoded).map(EdwardsPoint::compress).map(Bytes::wrap))
        .isEqualTo(
            ReferenceCurve.decodeRistretto(encoded).map(ReferenceCurve::compress).map(Bytes::wrap));
  }

  @Property(tries = 100)
  void encode_randomElement_equalsReferenceForEachRepresentative(@ForAll @Size(64) byte[] uniform) {
    EdwardsPoint element = Ristretto255.fromUniform(uniform);
    byte[] encoded = Ristretto255.encode(element);
    ReferenceCurve reference = ReferenceCurve.decompress(element.compress()).orElseThrow();
    assertThat(encoded).isEqualTo(reference.encodeRistretto());
    EdwardsPoint decoded = Ristretto255.decode(encoded).orElseThrow();
    EdwardsPoint ofOrderFour =
        EdwardsPoint.decompress(new byte[32]).orElseThrow(); // y = 0: (±i, 0)
    for (int i = 0; i < 4; i++) {
      decoded.sumOf(decoded, ofOrderFour);
      assertThat(Ristretto255.encode(decoded)).isEqualTo(encoded);
    }
  }

  @ParameterizedTest
  @CsvSource({
    // p, p + 1 and p + 2: not below the modulus
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "efffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    // the top bit set
    "e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2df6",
    "0000000000000000000000000000000000000000000000000000000000000080",
    // 1 and p - 2 are odd, i.e. negative
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ebffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    // p - 1 would have y = 0
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
  })
  void decode_malformed_refused(String hex) {
    assertThat(Ristretto255.decode(HexFormat.of().parseHex(hex))).isEmpty();
  }

  private static EdwardsPoint decode(String hex) {
    return Ristretto255.decode(HexFormat.of().parseHex(hex)).orElseThrow();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
