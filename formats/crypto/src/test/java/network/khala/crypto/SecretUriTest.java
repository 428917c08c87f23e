package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretUriTest {
  private static final String DEVELOPMENT_SEED =
      "fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

  @ParameterizedTest
  @CsvSource({
    "//Alice, 0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d",
    "'', 0x46ebddef8cd9bb167dc30878d7113b7e168e6f0646beffd77d69d39bad76b47a",
    "/soft, 0x84aedc0aba19f398f70dbcbc94b318e1e8d4eab5854e4d8de569bc4890afa45e",
    "//Alice/soft//hard, 0x568a4209957aa77918aabb4f51a81f443878ff27ad0b118106273b25253d5e2e"
  })
  void sr25519_developmentPhrase_knownKey(String uri, String publicKey) {
    assertThat(SecretUri.parse(uri).sr25519().publicKey().toHex()).isEqualTo(publicKey);
    assertThat(SecretUri.parse(SecretUri.DEVELOPMENT_PHRASE + uri).sr25519().publicKey().toHex())
        .isEqualTo(publicKey);
    assertThat(SecretUri.parse("0x" + DEVELOPMENT_SEED + uri).sr25519().publicKey().toHex())
        .isEqualTo(publicKey);
  }

  @Test
  void rootSeed_emptyRoot_isThatOfTheDevelopmentPhrase() {
    try (SecretUri empty = SecretUri.parse("//Alice");
        SecretUri phrase = SecretUri.parse(SecretUri.DEVELOPMENT_PHRASE + "//Alice");
        SecretBytes seed = empty.rootSeed();
        SecretBytes expected = phrase.rootSeed()) {
      assertThat(seed.toArray()).isEqualTo(expected.toArray());
    }
  }

  @Test
  void parse_password_entersTheSeedOnly() {
    SecretUri plain = SecretUri.parse("//a");
    SecretUri locked = SecretUri.parse("//a///pass/word//x");
    assertThat(locked.path()).isEqualTo(plain.path());
    assertThat(locked.rootSeed()).isNotEqualTo(plain.rootSeed());
    assertThat(SecretUri.parse("//a///").rootSeed()).isEqualTo(plain.rootSeed());
    assertThat(HexFormat.of().formatHex(SecretUri.parse("///").rootSeed().toArray()))
        .isEqualTo(DEVELOPMENT_SEED);
  }

  @Test
  void chainCode_numbersTextsAndLongTexts_differInForm() {
    assertThat(Junction.hard("1").chainCode().toHex()).isEqualTo("0x01" + "00".repeat(31));
    assertThat(Junction.hard("18446744073709551615").chainCode().toHex())
        .isEqualTo("0x" + "ff".repeat(8) + "00".repeat(24));
    assertThat(Junction.hard("18446744073709551616").chainCode().toHex())
        .startsWith("0x50" + "3138343436");
    assertThat(Junction.hard("").chainCode().toHex()).isEqualTo("0x" + "00".repeat(32));
    assertThat(Junction.soft("-1").chainCode().toHex()).startsWith("0x082d31");
    assertThat(Junction.soft("x".repeat(31)).chainCode().get(0)).isEqualTo((byte) (31 << 2));
    assertThat(Junction.soft("x".repeat(32)).chainCode().get(0)).isNotEqualTo((byte) (32 << 2));
  }

  @ParameterizedTest
  @CsvSource({
    "//, has no name",
    "//a//, has no name",
    "//a/, has no name",
    "0x00, 64 hexadecimal digits",
    "hello, 12 15 18 21",
    "0xzz00000000000000000000000000000000000000000000000000000000000000, digit 1 "
  })
  void parse_malformed_saysWhy(String uri, String reason) {
    assertThatThrownBy(() -> SecretUri.parse(uri))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining(reason.replace("12 15 18 21", "12, 15, 18, 21"));
  }

  @Test
  void parse_passwordOnSeedOrTooMuch_refused() {
    assertThatThrownBy(() -> SecretUri.parse("0x" + DEVELOPMENT_SEED + "///secret"))
        .hasMessageContaining("password")
        .hasMessageNotContaining("secret\"");
    assertThatThrownBy(() -> SecretUri.parse("/a".repeat(65))).hasMessageContaining("64 junctions");
    assertThatThrownBy(() -> SecretUri.parse("a".repeat(5000))).hasMessageContaining("4096");
  }

  @Test
  void keyPair_eachScheme_isOfThatScheme() {
    SecretUri uri = SecretUri.parse("//Alice");
    for (KeyScheme scheme : KeyScheme.values()) {
      KeyPair keys = uri.keyPair(scheme);
      assertThat(keys.scheme()).isEqualTo(scheme);
      assertThat(keys.sign(new byte[0])).hasSize(scheme.signatureSize());
    }
    assertThat(uri).hasToString("SecretUri[1 junctions]");
    uri.close();
    assertThatThrownBy(uri::sr25519).isInstanceOf(IllegalStateException.class);
  }
}
