package network.khala.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.Collateral;
import network.khala.attestation.testpki.TestIas;
import network.khala.attestation.testpki.TestWorld;
import network.khala.collateral.CollateralJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What people see of `khala attest`: words, colours where a terminal shows them, what to do.
class AttestReportTest {
  private static final String AT = "--at=" + TestWorld.NOW;
  private static final String RED = "\u001b[1;31m";
  private static final String GREEN = "\u001b[32m";

  @TempDir Path folder;

  private record Shown(int code, String out, String err) {}

  private static Shown run(boolean terminal, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            Map.of(),
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            terminal);
    String[] words = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int code = Khala.run(words, session, new Interruption());
    return new Shown(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Path quote(TestWorld world) throws IOException {
    return Files.write(folder.resolve("quote.bin"), world.encodedQuote().toArray());
  }

  private Path collateral(TestWorld world, String name) throws IOException {
    Collateral wire = new Collateral.SgxV30(world.collateral().wire());
    return Files.write(folder.resolve(name), CollateralJson.format(wire).toArray());
  }

  private Path root() throws IOException {
    return Files.write(folder.resolve("root.der"), TestWorld.sgx().root.der());
  }

  private Shown verify(boolean terminal, TestWorld world) throws IOException {
    return run(
        terminal,
        "attest",
        "verify",
        "--quote",
        quote(world),
        "--collateral",
        collateral(world, "c.json"),
        "--root",
        root(),
        AT);
  }

  @Test
  void verify_onATerminal_showsTheStatusInColour() throws IOException {
    TestWorld world = TestWorld.sgx();
    assertThat(verify(true, world).out()).contains(GREEN + "accepted: UpToDate");
    assertThat(verify(false, world).out()).doesNotContain("\u001b");
    world.tcbInfo = world.tcbInfo.replace("\"UpToDate\"", "\"OutOfDate\"");
    assertThat(verify(true, world).out()).contains(RED + "accepted: OutOfDate");
  }

  @Test
  void verify_refusal_saysOneThingALine() throws IOException {
    TestWorld world = TestWorld.sgx();
    world.pckCrl.nextUpdate = Optional.of(TestWorld.NOW - 1);
    Shown shown = verify(false, world);
    assertThat(shown.code()).isEqualTo(3);
    assertThat(shown.out()).isEmpty();
    assertThat(shown.err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("error: CRL_EXPIRED: pck_crl was good to "),
            line -> assertThat(line).startsWith("       required: the time is not past "),
            line -> assertThat(line).isEqualTo("       side: collateral"),
            line -> assertThat(line).startsWith("hint: Fetch fresh collateral"));
    assertThat(verify(true, world).err()).startsWith(RED + "error:");
  }

  @Test
  void verify_statusThatIsNone_saysWhichThereAre() throws IOException {
    Path quote = quote(TestWorld.sgx());
    Shown shown = run(false, "attest", "verify", "--quote", quote, "--accept", "Uptodate");
    assertThat(shown.code()).isEqualTo(2);
    assertThat(shown.err())
        .startsWith("error: policy: unknown status Uptodate, known are UpToDate, SWHardeningNeeded")
        .doesNotContain("Revoked");
  }

  @Test
  void forecast_documentsThatAreRefused_saysWhichOfTheTwo() throws IOException {
    TestWorld world = TestWorld.sgx();
    Path good = collateral(world, "good.json");
    world.pckCrl.nextUpdate = Optional.of(TestWorld.NOW - 1);
    Path expired = collateral(world, "expired.json");
    assertThat(forecast(expired, good).err()).contains("CRL_EXPIRED: documents in force: pck_crl");
    assertThat(forecast(good, expired).err()).contains("CRL_EXPIRED: newer documents: pck_crl");
    Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
    assertThat(forecast(broken, good).err()).contains(": documents in force: ");
    assertThat(forecast(good, broken).err()).contains(": newer documents: ");
  }

  private Shown forecast(Path inForce, Path newer) throws IOException {
    return run(
        false,
        "attest",
        "forecast",
        "--quote",
        quote(TestWorld.sgx()),
        "--collateral",
        inForce,
        "--newer",
        newer,
        "--root",
        root(),
        AT);
  }

  @Test
  void inspect_quote_saysWhetherItCanBeDebuggedAndWhatCertifiesIt() throws IOException {
    TestWorld world = TestWorld.sgx();
    assertThat(run(false, "attest", "inspect", quote(world)).out())
        .contains("can be debugged         no\n")
        .contains("certification data type 5: the platform's certificate with its chain\n");
    world.quote.body[48] |= 2;
    assertThat(run(true, "attest", "inspect", quote(world)).out())
        .contains("can be debugged         " + RED + "yes: ");
  }

  @Test
  void verify_iasReport_saysWhatItIsWorthAndWhatIsOpen() throws IOException {
    TestIas ias = new TestIas();
    ias.status = "GROUP_OUT_OF_DATE";
    ias.advisories = "\"INTEL-SA-00334\"";
    Shown shown = verifyIas(ias, true);
    assertThat(shown.code()).as(shown.err()).isEqualTo(0);
    assertThat(shown.out())
        .contains(RED + "accepted: GROUP_OUT_OF_DATE, confidence level 5")
        .contains("update BIOS and microcode")
        .contains("INTEL-SA-00334 load value injection; https://")
        .contains("made                    2027-01-15T08:00:00Z\n")
        .contains("enclave                 e1e1")
        .contains("proved                  Intel's attestation service judged this quote")
        .contains("not checked");
    ias.status = "OK";
    assertThat(verifyIas(ias, true).out()).contains(GREEN + "accepted: OK, confidence level 1");
  }

  @Test
  void verify_iasReportWithDemands_isJudgedByThem() throws IOException {
    TestIas ias = new TestIas();
    Shown fits = verifyIas(ias, false, "--report-data", "0x0000");
    assertThat(fits.code()).as(fits.err()).isEqualTo(0);
    assertThat(fits.out())
        .contains("not checked             measurement\n")
        .doesNotContain("not checked             report data");
    Shown other = verifyIas(ias, false, "--report-data", "01");
    assertThat(other.code()).isEqualTo(3);
    assertThat(other.err()).startsWith("error: POLICY_REPORT_DATA_MISMATCH: ");
    Shown program = verifyIas(ias, false, "--policy={\"allowedPruntimeHashes\":[]}");
    assertThat(program.err()).startsWith("error: POLICY_MEASUREMENT_NOT_ALLOWED: ");
    Shown wrong = verifyIas(ias, false, "--mr-enclave", "e1".repeat(32));
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("for quotes", "allowedPruntimeHashes");
  }

  private Shown verifyIas(TestIas ias, boolean terminal, Object... more) throws IOException {
    Path authority =
        Files.write(folder.resolve("ias.der"), ias.anchors().iasAuthority().encoded().toArray());
    Object[] all = {"attest", "verify", "--ias=" + file(ias.evidence()), "--root", authority, AT};
    Object[] both = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, both, all.length, more.length);
    return run(terminal, both);
  }

  @Test
  void inspect_iasReport_isTakenApart() throws IOException {
    TestIas ias = new TestIas();
    ias.advisories = "\"INTEL-SA-00334\",\"INTEL-SA-00615\"";
    Shown shown = run(false, "attest", "inspect", file(ias.evidence()));
    assertThat(shown.code()).isEqualTo(0);
    assertThat(shown.out())
        .contains("isv enclave quote status OK\n")
        .contains("advisory ids            INTEL-SA-00334, INTEL-SA-00615\n")
        .contains("can be debugged         no\n")
        .contains("  mr enclave            e1e1")
        .doesNotContain("{\"id\"");
    AttestationReport.SgxIas words = ias.evidence("no JSON");
    assertThat(run(false, "attest", "inspect", file(words)).out()).contains("no JSON");
  }

  private Path file(AttestationReport.SgxIas report) throws IOException {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("report", new String(report.raReport().toArray(), UTF_8));
    json.put("signature", report.signature().toHex().substring(2));
    json.put("signingCertificate", report.rawSigningCert().toHex().substring(2));
    return Files.writeString(folder.resolve("ias.json"), json.toString());
  }
}
