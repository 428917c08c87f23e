package network.khala.collateral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import network.khala.attestation.Collateral;
import network.khala.attestation.SgxV30QuoteCollateral;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollateralFolderTest {
  @TempDir Path folder;
  private final TestWorld world = TestWorld.sgx();
  private final Quote quote = Quote.parse(world.encodedQuote());
  private final Collateral collateral = new Collateral.SgxV30(world.collateral().wire());

  @Test
  void fetch_whatWasSaved_isTheSameUnderANameThatTellsTheFamily() throws IOException {
    CollateralFolder bundle = new CollateralFolder(folder.resolve("bundle"));
    Path file = bundle.save(quote, collateral);
    assertThat(file).hasFileName("sgx-00606a000000-platform.json");
    assertThat(bundle.fetch(quote)).isEqualTo(collateral);
    bundle.save(quote, collateral);
    assertThat(folder.resolve("bundle")).isDirectoryContaining(each -> each.equals(file));
    try (var files = Files.list(folder.resolve("bundle"))) {
      assertThat(files).as("nothing temporary stays").hasSize(1);
    }
  }

  @Test
  void fetch_missingDamagedOrHugeFile_isRefusedWithItsName() throws IOException {
    CollateralFolder bundle = new CollateralFolder(folder);
    Path file = folder.resolve("sgx-00606a000000-platform.json");
    assertThatThrownBy(() -> bundle.fetch(quote))
        .hasMessageContaining("COLLATERAL_FETCH_FAILED")
        .hasMessageContaining(file.toString());
    Files.writeString(file, "{\"tcb_info\":");
    assertThatThrownBy(() -> bundle.fetch(quote)).hasMessageContaining("COLLATERAL_MALFORMED");
    Files.write(file, new byte[(1 << 20) + 1]);
    assertThatThrownBy(() -> bundle.fetch(quote)).hasMessageContaining("more than a MiB");
  }

  @Test
  void save_quoteWithoutItsChain_isRefused() {
    TestWorld leafOnly = TestWorld.sgx();
    leafOnly.pckChain();
    leafOnly.quote.certType = 4;
    leafOnly.quote.certData = leafOnly.pckLeaf.der();
    Quote other = Quote.parse(leafOnly.encodedQuote());
    assertThatThrownBy(() -> new CollateralFolder(folder).save(other, collateral))
        .hasMessageContaining("PCK_CHAIN_MISSING");
  }

  @Test
  void parse_formatted_isTheSameInBothForms() {
    assertThat(CollateralJson.parse(CollateralJson.format(collateral))).isEqualTo(collateral);
    SgxV30QuoteCollateral wire = world.collateral().wire();
    Collateral v4 =
        new Collateral.V4(
            "issuers",
            der(wire.rootCaCrl()),
            der(wire.pckCrl()),
            wire.tcbInfoIssuerChain(),
            wire.tcbInfo(),
            wire.tcbInfoSignature(),
            wire.qeIdentityIssuerChain(),
            wire.qeIdentity(),
            wire.qeIdentitySignature(),
            Optional.of(Bytes.wrap(world.pckChain().getBytes(StandardCharsets.US_ASCII))));
    Bytes json = CollateralJson.format(v4);
    assertThat(CollateralJson.parse(json)).isEqualTo(v4);
    assertThat(QuoteCollateral.parseJson(json)).isEqualTo(QuoteCollateral.of(v4));
  }

  private static Bytes der(String hex) {
    return Bytes.wrap(HexFormat.of().parseHex(hex));
  }
}
