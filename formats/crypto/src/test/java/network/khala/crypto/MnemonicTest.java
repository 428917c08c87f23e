package network.khala.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MnemonicTest {
  private static final String ABANDON = "abandon ".repeat(11);

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000000000000000, abandon abandon abandon abandon abandon abandon abandon"
        + " abandon abandon abandon abandon about",
    "7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f7f, legal winner thank year wave sausage worth useful legal"
        + " winner thank yellow",
    "80808080808080808080808080808080, letter advice cage absurd amount doctor acoustic avoid"
        + " letter advice cage above",
    "ffffffffffffffffffffffffffffffff, zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong",
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, zoo zoo zoo zoo zoo zoo zoo"
        + " zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo vote"
  })
  void phrase_knownEntropy_knownWords(String entropy, String words) {
    Mnemonic mnemonic = Mnemonic.ofEntropy(SecretBytes.wrap(HexFormat.of().parseHex(entropy)));
    assertThat(new String(mnemonic.phrase())).isEqualTo(words);
    assertThat(hex(Mnemonic.parse(words).entropy())).isEqualTo(entropy);
  }

  @Property(tries = 200)
  void parse_phraseOfAnyEntropy_givesItBack(@ForAll("entropies") byte[] entropy) {
    Mnemonic mnemonic = Mnemonic.ofEntropy(SecretBytes.copyOf(entropy));
    Mnemonic parsed = Mnemonic.parse(new String(mnemonic.phrase()));
    assertThat(parsed.entropy().toArray()).isEqualTo(entropy);
    assertThat(parsed.wordCount()).isEqualTo(entropy.length / 4 * 3);
  }

  @Provide
  Arbitrary<byte[]> entropies() {
    return Arbitraries.of(16, 20, 24, 28, 32)
        .flatMap(size -> Arbitraries.bytes().array(byte[].class).ofSize(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {12, 15, 18, 21, 24})
  void generate_allowedLength_hasThatManyWords(int words) {
    String phrase = new String(Mnemonic.generate(words).phrase());
    assertThat(phrase.split(" ")).hasSize(words);
    assertThat(new String(Mnemonic.generate(words).phrase())).isNotEqualTo(phrase);
  }

  @Test
  void seed_withAndWithoutPassword_knownSeeds() {
    Mnemonic mnemonic = Mnemonic.parse(ABANDON + "about");
    assertThat(hex(mnemonic.seed("Substrate")))
        .isEqualTo("44e9d125f037ac1d51f0a7d3649689d422c2af8b1ec8e00d71db4d7bf6d127e3");
    assertThat(hex(Mnemonic.parse(SecretUri.DEVELOPMENT_PHRASE).seed("")))
        .isEqualTo("fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e");
  }

  @Test
  void parse_moreWhiteSpace_isTheSame() {
    assertThat(hex(Mnemonic.parse("  " + (ABANDON + "about").replace(" ", " \n ") + " ").entropy()))
        .isEqualTo("00".repeat(16));
  }

  @Test
  void parse_malformed_saysWhyWithoutTheWords() {
    assertThatThrownBy(() -> Mnemonic.parse(ABANDON + "abandon"))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining("checksum")
        .hasMessageNotContaining("abandon");
    assertThatThrownBy(() -> Mnemonic.parse(ABANDON + "secretword"))
        .hasMessageContaining("word 12 ")
        .hasMessageNotContaining("secretword");
    assertThatThrownBy(() -> Mnemonic.parse(ABANDON)).hasMessageContaining("not 11");
    assertThatThrownBy(() -> Mnemonic.parse("")).hasMessageContaining("not 0");
    assertThatThrownBy(() -> Mnemonic.parse("abandon ".repeat(27))).hasMessageContaining("not 27");
    assertThatThrownBy(() -> Mnemonic.parse(ABANDON + "About")).hasMessageContaining("word 12 ");
  }

  @Test
  void generate_otherLength_refused() {
    for (int words : new int[] {0, 11, 13, 27}) {
      assertThatThrownBy(() -> Mnemonic.generate(words))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Mnemonic.ofEntropy(SecretBytes.wrap(new byte[17])))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toString_mnemonic_showsNoWord() {
    assertThat(Mnemonic.parse(ABANDON + "about")).hasToString("Mnemonic[12 words]");
  }

  private static String hex(SecretBytes secret) {
    return HexFormat.of().formatHex(secret.toArray());
  }
}
