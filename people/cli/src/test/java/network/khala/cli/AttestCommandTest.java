package network.khala.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import network.khala.attestation.Collateral;
import network.khala.attestation.testpki.TestWorld;
import network.khala.collateral.CollateralJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `khala attest` with evidence of a synthetic PKI: what is printed, and the exit codes.
final class AttestCommandTest {
  private static final String AT = "--at=" + TestWorld.NOW;

  private static final String EVALUATION_17 = "\"tcbEvaluationDataNumber\":17";
  private static final String EVALUATION_18 = "\"tcbEvaluationDataNumber\":18";

  @TempDir Path folder;
  private Path root;

  private record Shown(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  @BeforeEach
  void write() throws IOException {
    root = Files.write(folder.resolve("root.der"), TestWorld.sgx().root.der());
  }

  private Path quote(TestWorld world) throws IOException {
    return Files.write(folder.resolve("quote.bin"), world.encodedQuote().toArray());
  }

  private Path collateral(TestWorld world) throws IOException {
    Collateral wire = new Collateral.SgxV30(world.collateral().wire());
    return Files.write(folder.resolve("c.json"), CollateralJson.format(wire).toArray());
  }

  private static Shown run(Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Session session =
        new Session(
            Map.of(),
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false);
    String[] words = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    int code = Khala.run(words, session, new Interruption());
    return new Shown(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Shown verify(TestWorld world, Object... more) throws IOException {
    Object[] all = {
      "attest",
      "verify",
      "--quote",
      quote(world),
      "--collateral",
      collateral(world),
      "--root",
      root,
      AT
    };
    Object[] both = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, both, all.length, more.length);
    return run(both);
  }

  @Test
  void verify_goodQuote_isAcceptedWithItsClaims() throws IOException {
    Shown shown = verify(TestWorld.sgx(), "--json");
    assertThat(shown.code()).isEqualTo(0);
    JsonNode verdict = shown.json();
    assertThat(verdict.get("result").asString()).isEqualTo("ok");
    assertThat(verdict.get("status").asString()).isEqualTo("UpToDate");
    assertThat(verdict.get("code").isNull()).isTrue();
    assertThat(verdict.get("khalaConfidenceLevel").asInt()).isEqualTo(1);
    assertThat(verdict.get("unchecked").toString()).isEqualTo("[\"MEASUREMENT\",\"REPORT_DATA\"]");
    assertThat(verdict.get("claims").size()).isEqualTo(11);
    assertThat(verdict.at("/claims/0/required").asString()).startsWith("a chain to the root 0x");
    assertThat(verdict.at("/pck/fmspc").asString()).isEqualTo("00606a000000");
  }

  @Test
  void verify_forPeople_saysVerdictStatusAndWhatIsOpen() throws IOException {
    TestWorld world = TestWorld.sgx();
    world.tcbInfo =
        world
            .tcbInfo
            .replace("\"UpToDate\"", "\"ConfigurationNeeded\"")
            .replace("\"advisoryIDs\":[]", "\"advisoryIDs\":[\"INTEL-SA-00334\"]");
    Shown shown = verify(world);
    assertThat(shown.code()).isEqualTo(0);
    assertThat(shown.out())
        .contains("accepted: ConfigurationNeeded, confidence level 3")
        .contains("hyper-threading")
        .contains("INTEL-SA-00334 load value injection; https://")
        .contains("not checked             measurement")
        .contains("e1e1e1");
    assertThat(shown.err()).isEmpty();
  }

  @Test
  void verify_trustDomain_showsItsRegisters() throws IOException {
    Shown shown = verify(TestWorld.tdx(5));
    assertThat(shown.code()).as(shown.err()).isEqualTo(0);
    assertThat(shown.out()).contains("TDX quote, version 5").contains("register 3");
  }

  @Test
  void verify_refusal_endsWith3AndNamesCheckFoundRequiredSideAndStep() throws IOException {
    TestWorld world = TestWorld.sgx();
    world.pckCrl.nextUpdate = Optional.of(TestWorld.NOW - 1);
    Shown shown = verify(world, "--json");
    assertThat(shown.code()).isEqualTo(3);
    JsonNode refusal = shown.json();
    assertThat(refusal.get("result").asString()).isEqualTo("error");
    assertThat(refusal.get("error").asString()).isEqualTo("CRL_EXPIRED");
    assertThat(refusal.get("code").asString()).isEqualTo("CRL_EXPIRED");
    assertThat(refusal.get("side").asString()).isEqualTo("collateral");
    assertThat(refusal.get("registryError").asString()).isEqualTo("InvalidDCAPQuote");
    for (String member : new String[] {"found", "required", "nextStep"}) {
      assertThat(refusal.get(member).asString()).as(member).isNotBlank();
    }
    assertThat(shown.err())
        .startsWith("error: CRL_EXPIRED: pck_crl was good to ")
        .contains("required: ", "side: collateral", "hint: Fetch fresh collateral");
  }

  @Test
  void verify_policyOptions_areDemanded() throws IOException {
    String enclave = "e1".repeat(32);
    TestWorld world = TestWorld.sgx();
    assertThat(
            verify(
                    world,
                    "--mr-enclave",
                    "0x" + enclave,
                    "--report-data",
                    "00".repeat(64),
                    "--json")
                .json()
                .get("unchecked")
                .isEmpty())
        .isTrue();
    assertThat(verify(world, "--mr-enclave", "00".repeat(32)).err())
        .contains("POLICY_MEASUREMENT_NOT_ALLOWED");
    assertThat(verify(world, "--report-data", "01").err()).contains("POLICY_REPORT_DATA_MISMATCH");
    assertThat(verify(world, "--accept", "SWHardeningNeeded").err())
        .contains("POLICY_TCB_STATUS_NOT_ACCEPTED");
    Path policy = Files.writeString(folder.resolve("policy.json"), "{\"allowSmt\":false}");
    assertThat(verify(world, "--policy", policy).code()).isEqualTo(0);
    world.quote.body[48] |= 2;
    assertThat(verify(world).err()).contains("DEBUG_ENCLAVE");
    assertThat(verify(world, "--policy", "{\"allowDebug\":true}").code()).isEqualTo(0);
  }

  /// The documents of `world` after Intel demanded more: what was up to date is out of date.
  private Path newer(TestWorld world, String status) throws IOException {
    world.tcbInfo =
        world
            .tcbInfo
            .replace(EVALUATION_17, EVALUATION_18)
            .replace(
                "\"UpToDate\",\"advisoryIDs\":[]", status + ",\"advisoryIDs\":[\"INTEL-SA-1\"]")
            .replace(
                "\"tcbLevels\":[",
                "\"tcbLevels\":[{\"tcb\":{\"sgxtcbcomponents\":["
                    + "{\"svn\":7,\"category\":\"BIOS\",\"type\":\"Early Microcode Update\"},"
                    + "{\"svn\":6},".repeat(14)
                    + "{\"svn\":6}],\"pcesvn\":14},\"tcbDate\":\"2027-01-01T00:00:00Z\","
                    + "\"tcbStatus\":\"UpToDate\"},");
    world.qeIdentity = world.qeIdentity.replace(EVALUATION_17, EVALUATION_18);
    Path newer = folder.resolve("newer.json");
    return Files.move(collateral(world), newer, StandardCopyOption.REPLACE_EXISTING);
  }

  private Shown forecast(String status, Object... more) throws IOException {
    TestWorld world = TestWorld.sgx();
    Path quote = quote(world);
    Path newer = newer(TestWorld.sgx(), status);
    Path known = collateral(world);
    Object[] all = {
      "attest",
      "forecast",
      "--quote",
      quote,
      "--collateral",
      known,
      "--newer",
      newer,
      "--root",
      root,
      AT
    };
    Object[] both = Arrays.copyOf(all, all.length + more.length);
    System.arraycopy(more, 0, both, all.length, more.length);
    return run(both);
  }

  @Test
  void forecast_newerDocumentsDemandMore_saysWhatChangesAndWhatToUpdate() throws IOException {
    Shown shown = forecast("\"OutOfDate\"");
    assertThat(shown.code()).as(shown.err()).isEqualTo(0);
    assertThat(shown.out())
        .contains("in force                accepted: UpToDate, confidence level 1\n")
        .contains("newer                   accepted: OutOfDate, confidence level 5\n")
        .contains("evaluation 18, in force to 2027-01-15T08:08:20Z\n")
        .contains("change                  worse: update before the newer documents are in force\n")
        .contains("new advisory            INTEL-SA-1\n")
        .contains(
            "to update               SGX component 1 (BIOS, Early Microcode Update): version 6,"
                + " 7 is needed\n")
        .contains("provisioning certification enclave (PCE): version 13, 14 is needed\n")
        .endsWith("UpToDate can be reached; attest again after the updates\n");
    JsonNode json = forecast("\"OutOfDate\"", "--json").json();
    assertThat(json.get("result").asString()).isEqualTo("ok");
    assertThat(json.get("code").isNull()).isTrue();
    assertThat(json.get("change").asString()).isEqualTo("worse");
    assertThat(json.at("/inForce/status").asString()).isEqualTo("UpToDate");
    assertThat(json.at("/newer/khalaConfidenceLevel").asInt()).isEqualTo(5);
    assertThat(json.at("/newer/tcbEvaluationDataNumber").asInt()).isEqualTo(18);
    assertThat(json.at("/updates/0/part").asString()).isEqualTo("sgx-component");
    assertThat(json.at("/updates/1/required").asInt()).isEqualTo(14);
    assertThat(json.at("/newAdvisories/0").asString()).isEqualTo("INTEL-SA-1");
  }

  @Test
  void forecast_refusedUnderTheNewerDocuments_endsWith3AndStillSaysWhatToUpdate()
      throws IOException {
    Shown shown = forecast("\"OutOfDate\"", "--accept", "UpToDate");
    assertThat(shown.code()).isEqualTo(3);
    assertThat(shown.out())
        .contains("newer                   refused: POLICY_TCB_STATUS_NOT_ACCEPTED\n")
        .contains("change                  worse")
        .contains("7 is needed");
    assertThat(shown.err()).startsWith("error: POLICY_TCB_STATUS_NOT_ACCEPTED: ");
    Shown revoked = forecast("\"Revoked\"", "--json");
    assertThat(revoked.code()).isEqualTo(3);
    assertThat(revoked.json().get("code").asString()).isEqualTo("TCB_REVOKED");
    assertThat(revoked.json().at("/newer/nextStep").asString()).isNotBlank();
    assertThat(revoked.json().get("updates").size()).isEqualTo(2);
  }

  @Test
  void forecast_sameDocuments_changesNothing() throws IOException {
    TestWorld world = TestWorld.sgx();
    Path same = collateral(world);
    Shown shown =
        run(
            "attest",
            "forecast",
            "--quote",
            quote(world),
            "--collateral",
            same,
            "--newer",
            same,
            "--root",
            root,
            AT);
    assertThat(shown.out())
        .contains("change                  none\n")
        .endsWith("to update               nothing: every part is new enough for UpToDate\n");
    Shown alone =
        run(
            "attest",
            "forecast",
            "--quote",
            quote(world),
            "--newer",
            same,
            "--root",
            root,
            AT,
            "--json");
    assertThat(alone.json().get("inForce").isNull()).isTrue();
    assertThat(alone.json().get("change").isNull()).isTrue();
    Shown later =
        run(
            "attest",
            "forecast",
            "--quote",
            quote(world),
            "--newer",
            same,
            "--root",
            root,
            "--newer-at=" + (TestWorld.NOW + 501));
    assertThat(later.code()).isEqualTo(3);
    assertThat(later.err()).contains("TCB_INFO_EXPIRED");
  }

  @Test
  void forecast_fromAServer_asksForTheSetInForceAndForTheEarlyOne() throws IOException {
    TestWorld world = TestWorld.sgx();
    try (Pccs pccs = new Pccs(world)) {
      Shown shown =
          run(
              "attest",
              "forecast",
              "--quote",
              quote(world),
              "--root",
              root,
              "--server",
              pccs.url(),
              AT);
      assertThat(shown.code()).as(shown.err()).isEqualTo(0);
      assertThat(pccs.queries)
          .contains("fmspc=00606a000000", "fmspc=00606a000000&update=early", "update=early");
    }
  }

  @Test
  void verify_wrongUsage_endsWith2() throws IOException {
    TestWorld world = TestWorld.sgx();
    assertThat(verify(world, "--policy", "{\"allowDebugging\":true}").code()).isEqualTo(2);
    assertThat(verify(world, "--policy", "[]").err()).contains("no file").contains("[]");
    assertThat(verify(world, "--policy", "{\"a\"").code()).isEqualTo(2);
    assertThat(run("attest", "verify", "--quote", quote(world)).err())
        .contains("neither --collateral nor --server");
    assertThat(run("attest", "verify", "--collateral", collateral(world), AT).code()).isEqualTo(2);
    assertThat(verify(world, "--at", "yesterday").code()).isEqualTo(2);
    assertThat(run("attest", "verify", "--quote", folder.resolve("none"), AT).code()).isIn(2, 69);
  }

  @Test
  void verify_quoteInHexadecimalOrBase64_isTheSame() throws IOException {
    TestWorld world = TestWorld.sgx();
    byte[] quote = world.encodedQuote().toArray();
    Path hex =
        Files.writeString(folder.resolve("q.hex"), "0x" + HexFormat.of().formatHex(quote) + "\n");
    Path base64 = Files.write(folder.resolve("q.b64"), Base64.getMimeEncoder().encode(quote));
    for (Path file : new Path[] {hex, base64}) {
      assertThat(
              run(
                      "attest",
                      "verify",
                      "--quote",
                      file,
                      "--collateral",
                      collateral(world),
                      "--root",
                      root,
                      AT)
                  .code())
          .isEqualTo(0);
    }
  }

  @Test
  void inspect_quote_showsItUnverified() throws IOException {
    Shown shown = run("attest", "inspect", quote(TestWorld.sgx()));
    assertThat(shown.out())
        .startsWith("kind                    SGX quote of version 3\n")
        .contains("mr enclave", "fmspc")
        .endsWith("not verified: see khala attest verify\n");
    JsonNode json = run("attest", "inspect", quote(TestWorld.tdx(4)), "--json").json();
    assertThat(json.get("verified").asBoolean()).isFalse();
    assertThat(json.at("/report/mrTd").asString()).startsWith("7d7d");
  }

  @Test
  void inspect_snpReport_isRecognisedAndNamed() throws IOException {
    byte[] report = new byte[1184];
    report[0] = 2;
    Path file = Files.write(folder.resolve("snp.bin"), report);
    assertThat(run("attest", "inspect", file).out()).contains("AMD SEV-SNP report");
  }

  @Test
  void inspect_nothingThatIsEvidence_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "certainly no quote, only some words!");
    Shown shown = run("attest", "inspect", file);
    assertThat(shown.code()).isEqualTo(3);
    assertThat(shown.err()).contains("QUOTE_");
    Path huge = Files.write(folder.resolve("huge"), new byte[(1 << 20) + 1]);
    assertThat(run("attest", "inspect", huge).code()).isEqualTo(2);
    assertThat(run("attest", "inspect", folder.resolve("none")).code()).isEqualTo(69);
  }

  @Test
  void collateral_fromAServer_isWrittenAndVerifies() throws IOException {
    // Collateral is checked at the present time, so that of the synthetic PKI is refused as of the
    // future: after it was fetched, and with the check's name.
    TestWorld world = TestWorld.sgx();
    try (Pccs pccs = new Pccs(world)) {
      Shown shown =
          run(
              "attest",
              "collateral",
              "--quote",
              quote(world),
              "--root",
              root,
              "--server",
              pccs.url(),
              "--output",
              folder.resolve("out.json"));
      assertThat(shown.code()).isEqualTo(3);
      assertThat(shown.err()).contains("CRL_NOT_YET_VALID");
      assertThat(
              run(
                      "attest",
                      "verify",
                      "--quote",
                      quote(world),
                      "--root",
                      root,
                      "--server",
                      pccs.url(),
                      AT)
                  .code())
          .isEqualTo(0);
    }
    Shown gone = run("attest", "collateral", "--quote", quote(world), "--server", "ftp://nowhere");
    assertThat(gone.code()).isEqualTo(2);
  }

  @Test
  void quote_machineWithoutATee_saysWhatWasLookedFor() {
    Shown shown = run("attest", "quote", "--root", folder, "--json");
    assertThat(shown.code()).isEqualTo(69);
    assertThat(shown.json().get("code").asString()).isEqualTo("PROVIDER_UNAVAILABLE");
    assertThat(run("attest", "quote", "--provider", "sgx").code()).isEqualTo(2);
    assertThat(run("attest", "quote", "--report-data", "zz").code()).isEqualTo(2);
  }

  @Test
  void quote_insideAnEnclave_isWritten() throws IOException {
    Path device = Files.createDirectories(folder.resolve("dev/attestation"));
    Files.writeString(device.resolve("attestation_type"), "dcap\n");
    Files.write(device.resolve("user_report_data"), new byte[64]);
    Files.write(device.resolve("my_target_info"), new byte[512]);
    Files.write(device.resolve("target_info"), new byte[512]);
    Files.write(device.resolve("report"), new byte[432]);
    byte[] recorded = TestWorld.sgx().encodedQuote().toArray();
    Files.write(device.resolve("quote"), recorded);
    Path out = folder.resolve("made.bin");
    Shown shown =
        run("attest", "quote", "--root", folder, "--report-data", "0102", "--output", out);
    assertThat(shown.code()).as(shown.err()).isEqualTo(0);
    assertThat(Files.readAllBytes(out)).isEqualTo(recorded);
    assertThat(Files.readAllBytes(device.resolve("user_report_data")))
        .startsWith(1, 2, 0)
        .hasSize(64);
  }

  @Test
  void measure_distribution_dependsOnItsFilesOnly() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("dist/lib"));
    Files.writeString(lib.resolve("a.jar"), "one");
    Shown first = run("attest", "measure", folder.resolve("dist"), "--json");
    assertThat(first.json().get("kind").asString()).isEqualTo("development");
    assertThat(first.json().get("pruntimeHash").isNull()).isTrue();
    assertThat(run("attest", "measure", folder.resolve("dist"), "--json").out())
        .isEqualTo(first.out());
    Files.writeString(lib.resolve("a.jar"), "two");
    assertThat(run("attest", "measure", folder.resolve("dist"), "--json").json().get("mrEnclave"))
        .isNotEqualTo(first.json().get("mrEnclave"));
    assertThat(run("attest", "measure", folder.resolve("none")).code()).isEqualTo(69);
    Shown other = run("attest", "measure", lib);
    assertThat(other.code()).isEqualTo(69);
    assertThat(other.err()).contains("no folder lib");
    assertThat(
            run("attest", "measure", folder.resolve("dist"), "--signer", folder.resolve("s"))
                .code())
        .isEqualTo(69);
  }

  @Test
  void measure_gramineSignature_givesTheAllowListEntry() throws IOException {
    ByteBuffer structure = ByteBuffer.allocate(1808).order(ByteOrder.LITTLE_ENDIAN);
    structure.put(0, new byte[] {6, 0, 0, 0, (byte) 0xe1, 0, 0, 0, 0, 0, 1});
    byte[] enclave = new byte[32];
    Arrays.fill(enclave, (byte) 0xe1);
    structure.put(960, enclave).putShort(1024, (short) 1).putShort(1026, (short) 0x0203);
    Path file = Files.write(folder.resolve("pruntime.sig"), structure.array());
    JsonNode measured = run("attest", "measure", "--gramine", file, "--json").json();
    assertThat(measured.get("pruntimeHash").asString())
        .startsWith("0x" + "e1".repeat(32) + "0001" + "0203")
        .hasSize(2 + 136);
    assertThat(measured.get("debug").asBoolean()).isFalse();
    Shown unsigned = run("attest", "measure", "--gramine", folder.resolve("none.sig"));
    assertThat(unsigned.code()).isEqualTo(69);
    assertThat(unsigned.err()).contains("deploy/gramine/sign");
    assertThat(run("attest", "measure", "--gramine", root).code()).isEqualTo(2);
    assertThat(run("attest", "measure", "--gramine", folder).err()).contains("there is no file");
  }

  /// A PCCS that serves one world.
  private static final class Pccs implements AutoCloseable {
    private final HttpServer server;
    private final List<String> queries = new CopyOnWriteArrayList<>();

    Pccs(TestWorld world) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
      TestWorld.TestCollateral collateral = world.collateral();
      String api = "/sgx/certification/v4";
      serve(
          api + "/pckcrl",
          HexFormat.of().parseHex(collateral.pckCrl),
          "SGX-PCK-CRL-Issuer-Chain",
          world.pckCa.pem() + world.root.pem());
      serve(api + "/rootcacrl", collateral.rootCaCrl.getBytes(UTF_8), "X-None", "none");
      serve(
          api + "/tcb",
          signed("tcbInfo", collateral.tcbInfo, collateral.tcbInfoSignature),
          "TCB-Info-Issuer-Chain",
          collateral.tcbInfoIssuerChain);
      serve(
          api + "/qe/identity",
          signed("enclaveIdentity", collateral.qeIdentity, collateral.qeIdentitySignature),
          "SGX-Enclave-Identity-Issuer-Chain",
          collateral.qeIdentityIssuerChain);
      server.start();
    }

    private static byte[] signed(String name, String document, byte[] signature) {
      return "{\"%s\":%s,\"signature\":\"%s\"}"
          .formatted(name, document, HexFormat.of().formatHex(signature))
          .getBytes(UTF_8);
    }

    private void serve(String path, byte[] body, String header, String chain) {
      server.createContext(
          path,
          exchange -> {
            try (exchange) {
              queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
              String value = URLEncoder.encode(chain, UTF_8).replace("+", "%20");
              exchange.getResponseHeaders().set(header, value);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
            }
          });
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
