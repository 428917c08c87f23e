package network.khala.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.testpki.TestWorld;
import org.junit.jupiter.api.Test;

class CollateralCacheTest {
  private static final long DAY = 86_400;
  private static final long END = Instant.parse("2027-01-25T08:00:00Z").getEpochSecond();

  private final Counting source = new Counting();
  private final Quote quote = Quote.parse(world(7).encodedQuote());
  private long now = TestWorld.NOW;
  private final CollateralCache cache =
      new CollateralCache(source, world(7).anchors(), () -> Instant.ofEpochSecond(now));

  /// A server that can be out of order.
  private static final class Counting implements CollateralSource {
    private Collateral collateral = collateral(world(7));
    private boolean broken;
    private int asked;

    @Override
    public Collateral fetch(Quote quote) {
      asked++;
      if (broken) {
        throw new AttestationException(AttestationError.COLLATERAL_FETCH_FAILED, "broken");
      }
      return collateral;
    }
  }

  /// Documents and lists that are good for ten days.
  private static TestWorld world(long crlNumber) {
    TestWorld world = TestWorld.sgx();
    world.tcbInfo = dated(world.tcbInfo);
    world.qeIdentity = dated(world.qeIdentity);
    world.rootCrl.nextUpdate = Optional.of(END + DAY);
    world.pckCrl.nextUpdate = Optional.of(END + DAY);
    world.pckCrl.number = crlNumber;
    return world;
  }

  private static String dated(String document) {
    return document
        .replaceFirst("\"issueDate\":\"[^\"]*\"", "\"issueDate\":\"2027-01-15T07:00:00Z\"")
        .replaceFirst("\"nextUpdate\":\"[^\"]*\"", "\"nextUpdate\":\"2027-01-25T08:00:00Z\"");
  }

  private static Collateral collateral(TestWorld world) {
    return new Collateral.SgxV30(world.collateral().wire());
  }

  @Test
  void fetch_untilADayBeforeTheEnd_asksOnce() {
    Collateral first = cache.fetch(quote);
    now = END - DAY - 1;
    assertThat(cache.fetch(quote)).isSameAs(first);
    assertThat(source.asked).isEqualTo(1);
    now = END - DAY;
    cache.fetch(quote);
    assertThat(source.asked).isEqualTo(2);
  }

  @Test
  void fetch_nearTheEnd_asksOnceAMinute() {
    now = END - 1000;
    cache.fetch(quote);
    now += 59;
    cache.fetch(quote);
    assertThat(source.asked).isEqualTo(1);
    now += 1;
    cache.fetch(quote);
    assertThat(source.asked).isEqualTo(2);
  }

  @Test
  void fetch_serverBroken_servesTheOldSetToItsEndAndNotLonger() {
    Collateral old = cache.fetch(quote);
    source.broken = true;
    now = END - DAY;
    assertThat(cache.fetch(quote)).isSameAs(old);
    now = END;
    assertThat(cache.fetch(quote)).isSameAs(old);
    int asked = source.asked;
    now = END + 1;
    assertThatThrownBy(() -> cache.fetch(quote)).hasMessageContaining("broken");
    assertThat(source.asked).isEqualTo(asked + 1);
  }

  @Test
  void fetch_newSetThatDoesNotVerify_isNotTaken() {
    Collateral old = cache.fetch(quote);
    TestWorld forged = world(8);
    forged.forgeCollateral = collateral -> collateral.tcbInfo += " ";
    source.collateral = collateral(forged);
    now = END - DAY;
    assertThat(cache.fetch(quote)).isSameAs(old);
    CollateralCache empty =
        new CollateralCache(source, world(7).anchors(), () -> Instant.ofEpochSecond(now));
    assertThatThrownBy(() -> empty.fetch(quote)).hasMessageContaining("TCB_INFO_SIGNATURE_INVALID");
  }

  @Test
  void fetch_newSetThatIsOlder_isNotTaken() {
    Collateral old = cache.fetch(quote);
    source.collateral = collateral(world(6));
    now = END - DAY;
    assertThat(cache.fetch(quote)).isSameAs(old);
    source.collateral = collateral(world(8));
    now += 60;
    assertThat(cache.fetch(quote)).isNotSameAs(old).isSameAs(source.collateral);
  }

  @Test
  void fetchAgain_keptOrNot_asksTheServer() {
    cache.fetch(quote);
    source.collateral = collateral(world(9));
    assertThat(cache.fetchAgain(quote)).isSameAs(source.collateral);
    assertThat(cache.fetch(quote)).isSameAs(source.collateral);
    assertThat(source.asked).isEqualTo(2);
  }

  @Test
  void fetch_anotherFamilyOrPlatformsOwnChain_isKeptApart() {
    cache.fetch(quote);
    TestWorld leafOnly = world(7);
    leafOnly.pckChain();
    leafOnly.quote.certType = 4;
    leafOnly.quote.certData = leafOnly.pckLeaf.der();
    Quote ownChain = Quote.parse(leafOnly.encodedQuote());
    cache.fetch(ownChain);
    cache.fetch(ownChain);
    assertThat(source.asked).as("passed through each time").isEqualTo(3);
    TestWorld other = world(7);
    other.platform.fmspc[0] = 1;
    assertThatThrownBy(() -> cache.fetch(Quote.parse(other.encodedQuote())))
        .as("the source's collateral is of the first family")
        .hasMessageContaining("FMSPC_MISMATCH");
  }
}
