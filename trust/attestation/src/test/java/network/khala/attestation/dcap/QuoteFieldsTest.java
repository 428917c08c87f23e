package network.khala.attestation.dcap;

import static org.assertj.core.api.Assertions.assertThat;

import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;

/// What a quote says before anything of it is verified.
class QuoteFieldsTest {
  /// Allow lists compare these bytes, so each of them must be one of the report's.
  @Test
  void pruntimeHash_enclaveWithNumbersOfTwoBytes_hasThemBigEndian() {
    TestWorld world = TestWorld.sgx();
    byte[] numbers = {5, (byte) 0x86, 7, (byte) 0x88};
    System.arraycopy(numbers, 0, world.quote.body, 256, 4);
    SgxReport report = (SgxReport) Quote.parse(world.encodedQuote()).body();
    assertThat(report.isvProdId()).isEqualTo(0x8605);
    assertThat(report.isvSvn()).isEqualTo(0x8807);
    assertThat(report.pruntimeHash())
        .isEqualTo(report.mrEnclave().concat(Bytes.fromHex("86058807")).concat(report.mrSigner()));
  }

  @Test
  void pckCertificate_chainInTheQuote_namesPlatformAndAuthority() {
    Quote quote = Quote.parse(TestWorld.sgx().encodedQuote());
    PckCertificate certificate = quote.pckCertificate().orElseThrow();
    assertThat(certificate.platform().fmspc()).isEqualTo(Bytes.fromHex("00606a000000"));
    assertThat(certificate.authority())
        .isEqualTo(TestWorld.sgx().verify(Policy.dangerousAnyProgram().build()).authority());
    assertThat(quote.toTree()).containsEntry("version", 3).containsKey("pck");
  }

  @Test
  void pckCertificate_authorityOfAnotherName_isNone() {
    TestWorld world = TestWorld.sgx();
    world.pckLeaf.issuerName = "Somebody";
    assertThat(Quote.parse(world.encodedQuote()).pckCertificate()).isEmpty();
  }
}
