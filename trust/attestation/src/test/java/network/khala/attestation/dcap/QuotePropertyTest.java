package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

class QuotePropertyTest {
  private static final TestWorld WORLD = TestWorld.tdx(5);
  private static final Bytes QUOTE = WORLD.encodedQuote();
  private static final TestWorld.TestCollateral DOCUMENTS = WORLD.collateral();
  private static final QuoteCollateral COLLATERAL = collateral(DOCUMENTS);
  private static final Policy ANY = Policy.dangerousAnyProgram().build();
  private static final QuoteVerifier COLD =
      new QuoteVerifier(WORLD.anchors(), VerifierCache.none());
  private static final QuoteVerifier WARM =
      new QuoteVerifier(WORLD.anchors(), VerifierCache.ofCapacity(8));

  /// What an exception with its text and trace takes, generously.
  private static final long REFUSAL_SIZE = 65_536;

  /// Up to here every byte is signed, hashed or a length; behind it comes the PEM text.
  private static final int BINARY_PART =
      QUOTE.size() - Quote.parse(QUOTE).certification().content().size();

  @Property(tries = 400)
  void verify_anyBitOfTheQuoteFlipped_isRefused(@ForAll @IntRange(max = 1 << 20) int bit) {
    byte[] forged = QUOTE.toArray();
    int at = bit % (BINARY_PART * 8);
    forged[at / 8] ^= (byte) (1 << (at % 8));
    refused(Bytes.wrap(forged), COLLATERAL);
  }

  @Property(tries = 150)
  void verify_anyBitOfADocumentFlipped_isRefused(
      @ForAll @IntRange(max = 3) int document, @ForAll @IntRange(max = 1 << 20) int bit) {
    TestWorld.TestCollateral forged = WORLD.collateral();
    switch (document) {
      case 0 -> forged.tcbInfo = flip(forged.tcbInfo, bit);
      case 1 -> forged.qeIdentity = flip(forged.qeIdentity, bit);
      case 2 -> flip(forged.tcbInfoSignature, bit);
      default -> flip(forged.qeIdentitySignature, bit);
    }
    refused(QUOTE, collateral(forged));
  }

  @Property(tries = 100)
  void verify_anyBitOfARevocationListFlipped_isRefused(
      @ForAll boolean rootList, @ForAll @IntRange(max = 1 << 20) int bit) {
    byte[] forged = (rootList ? WORLD.rootCrl : WORLD.pckCrl).der();
    flip(forged, bit);
    TestWorld.TestCollateral documents = WORLD.collateral();
    String hex = Bytes.wrap(forged).toHex().substring(2);
    if (rootList) {
      documents.rootCaCrl = hex;
    } else {
      documents.pckCrl = hex;
    }
    refused(QUOTE, collateral(documents));
  }

  @Property(tries = 500)
  void parse_truncatedAnywhere_isTheOneException(@ForAll @IntRange(max = 1 << 20) int size) {
    refusedAtMost(() -> Quote.parse(QUOTE.slice(0, size % QUOTE.size())));
  }

  @Property(tries = 500)
  void parse_randomBytesAfterAValidHeader_isTheOneException(
      @ForAll @Size(max = 1200) byte[] noise, @ForAll @IntRange(min = 3, max = 5) int version) {
    byte[] bytes = Arrays.copyOf(QUOTE.slice(0, 48).toArray(), 48 + noise.length);
    bytes[0] = (byte) version;
    if (version == 3) {
      bytes[4] = 0;
    }
    System.arraycopy(noise, 0, bytes, 48, noise.length);
    refusedAtMost(() -> Quote.parse(Bytes.wrap(bytes)));
  }

  /// A length that is not there costs nothing: it is compared before anything is allocated.
  @Property(tries = 300)
  void parse_forgedLengths_allocateLittleMoreThanTheQuote(
      @ForAll @IntRange(max = 1 << 20) int place, @ForAll int length) {
    byte[] forged = QUOTE.toArray();
    ByteBuffer.wrap(forged)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(place % (BINARY_PART - 4), length);
    Bytes quote = Bytes.wrap(forged);
    // Once before, for what only the first refusal of its kind loads.
    refusedAtMost(() -> Quote.parse(quote));
    long before = allocated();
    refusedAtMost(() -> Quote.parse(quote));
    assertThat(allocated() - before).isLessThan(4L * forged.length + REFUSAL_SIZE);
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  @Property(tries = 60)
  void verify_warmAndCold_giveTheSameVerdict(
      @ForAll @LongRange(min = -3000, max = 3000) long offset) {
    long now = TestWorld.NOW + offset;
    assertThat(verdict(WARM, now)).isEqualTo(verdict(COLD, now));
  }

  private static String verdict(QuoteVerifier verifier, long now) {
    try {
      return verifier.verify(QUOTE, COLLATERAL, now, ANY).toTree().toString();
    } catch (AttestationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static QuoteCollateral collateral(TestWorld.TestCollateral documents) {
    return QuoteCollateral.of(new Collateral.SgxV30(documents.wire()));
  }

  private static void refused(Bytes quote, QuoteCollateral collateral) {
    assertThatThrownBy(() -> COLD.verify(quote, collateral, TestWorld.NOW, ANY))
        .isInstanceOf(AttestationException.class);
    assertThatThrownBy(() -> WARM.verify(quote, collateral, TestWorld.NOW, ANY))
        .isInstanceOf(AttestationException.class);
  }

  private static void refusedAtMost(Runnable action) {
    @Nullable Throwable thrown = null;
    try {
      action.run();
    } catch (AttestationException expected) {
      thrown = expected;
    }
    assertThat(thrown == null || thrown instanceof AttestationException).isTrue();
  }

  /// Flips one of the lower seven bits of a character, so that the text stays ASCII.
  private static String flip(String text, int bit) {
    char[] characters = text.toCharArray();
    int at = bit % (characters.length * 7);
    characters[at / 7] ^= (char) (1 << (at % 7));
    return new String(characters);
  }

  private static void flip(byte[] bytes, int bit) {
    int at = bit % (bytes.length * 8);
    bytes[at / 8] ^= (byte) (1 << (at % 8));
  }
}
