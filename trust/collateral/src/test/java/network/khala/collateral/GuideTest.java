package network.khala.collateral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import network.khala.attestation.Collateral;
import network.khala.attestation.TrustAnchors;
import network.khala.attestation.dcap.Policy;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.QuoteCollateral;
import network.khala.attestation.dcap.QuoteVerifier;
import network.khala.attestation.dcap.TcbStatus;
import network.khala.attestation.dcap.VerifiedQuote;
import network.khala.attestation.dcap.VerifierCache;
import network.khala.attestation.testpki.TestWorld;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compiles the examples of `docs/guides/attestation.md` as they stand there, and runs them.
class GuideTest {
  private static final Path GUIDE =
      Path.of(System.getProperty("khala.root"), "docs/guides/attestation.md");
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("public final class (\\w+)");

  @TempDir Path classes;
  private final TestWorld world = TestWorld.sgx();

  @BeforeEach
  void compile() throws IOException {
    Map<String, String> examples = examples();
    assertThat(examples).containsOnlyKeys("Judge", "Fast", "Documents", "Floor", "Outlook");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<JavaFileObject> sources =
        examples.entrySet().stream()
            .<JavaFileObject>map(example -> source(example.getKey(), example.getValue()))
            .toList();
    boolean compiled =
        compiler
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    "-Xlint:all,-processing",
                    "-proc:none",
                    "-Werror"),
                null,
                sources)
            .call();
    assertThat(compiled).as(messages.toString()).isTrue();
  }

  @Test
  void judge_goodQuote_isAcceptedWithNothingOpen()
      throws ReflectiveOperationException, IOException {
    assertThat(judge("e1".repeat(32))).isEqualTo("accepted: UP_TO_DATE, open: []");
  }

  @Test
  void judge_anotherProgram_isRefusedWithAllThatPeopleAsk()
      throws ReflectiveOperationException, IOException {
    assertThat(judge("00".repeat(32)))
        .startsWith("POLICY_MEASUREMENT_NOT_ALLOWED: found mrEnclave is 0xe1")
        .contains("; required: ", "; side: PROGRAM; next: ");
  }

  @Test
  void fast_goodQuote_isAccepted() throws ReflectiveOperationException, IOException {
    try (URLClassLoader loader = loader()) {
      Object verifier =
          loader
              .loadClass("Fast")
              .getMethod("verifier", TrustAnchors.class)
              .invoke(null, world.anchors());
      assertThat(
              ((QuoteVerifier) verifier)
                  .verify(
                      world.encodedQuote(),
                      QuoteCollateral.of(new Collateral.SgxV30(world.collateral().wire())),
                      TestWorld.NOW,
                      Policy.dangerousAnyProgram().build())
                  .tcb()
                  .status())
          .isEqualTo(TcbStatus.UP_TO_DATE);
    }
  }

  @Test
  void documents_serverAndFolder_giveCollateral() throws ReflectiveOperationException, IOException {
    Bytes quote = world.encodedQuote();
    Collateral wire = new Collateral.SgxV30(world.collateral().wire());
    new CollateralFolder(classes).save(Quote.parse(quote), wire);
    try (URLClassLoader loader = loader()) {
      Class<?> documents = loader.loadClass("Documents");
      Object folder = documents.getMethod("offline", Path.class).invoke(null, classes);
      assertThat(
              documents
                  .getMethod("forQuote", CollateralSource.class, Bytes.class)
                  .invoke(null, folder, quote))
          .isEqualTo(wire);
      assertThat(
              documents
                  .getMethod("online", CollateralServer.class, TrustAnchors.class)
                  .invoke(null, CollateralServer.INTEL, TrustAnchors.INTEL))
          .isInstanceOf(CollateralCache.class);
    }
  }

  @Test
  void floor_olderCollateral_isRefused() throws ReflectiveOperationException, IOException {
    try (URLClassLoader loader = loader()) {
      Class<?> type = loader.loadClass("Floor");
      Object floor = type.getConstructor().newInstance();
      var admit = type.getMethod("admit", VerifiedQuote.class);
      Policy any = Policy.dangerousAnyProgram().build();
      admit.invoke(floor, world.verify(any));
      TestWorld older = TestWorld.sgx();
      older.pckCrl.number--;
      VerifiedQuote verified = older.verify(any);
      assertThatThrownBy(() -> admit.invoke(floor, verified))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .hasMessageContaining("COLLATERAL_ROLLED_BACK");
    }
  }

  @Test
  void outlook_olderPlatform_namesWhatToUpdate() throws ReflectiveOperationException, IOException {
    TestWorld older = TestWorld.sgx();
    older.platform.pceSvn = 11;
    try (URLClassLoader loader = loader()) {
      assertThat(
              loader
                  .loadClass("Outlook")
                  .getMethod(
                      "toUpdate",
                      QuoteVerifier.class,
                      Bytes.class,
                      QuoteCollateral.class,
                      Policy.class,
                      long.class)
                  .invoke(
                      null,
                      new QuoteVerifier(older.anchors(), VerifierCache.none()),
                      older.encodedQuote(),
                      QuoteCollateral.of(new Collateral.SgxV30(older.collateral().wire())),
                      Policy.dangerousAnyProgram().build(),
                      TestWorld.NOW))
          .isEqualTo(List.of("PCE 11, required 13"));
    }
  }

  private String judge(String mrEnclave) throws ReflectiveOperationException, IOException {
    Collateral wire = new Collateral.SgxV30(world.collateral().wire());
    try (URLClassLoader loader = loader()) {
      Class<?> type = loader.loadClass("Judge");
      Object judge = type.getConstructor(TrustAnchors.class).newInstance(world.anchors());
      Object verdict =
          type.getMethod("judge", Bytes.class, Bytes.class, Bytes.class, Bytes.class, long.class)
              .invoke(
                  judge,
                  world.encodedQuote(),
                  CollateralJson.format(wire),
                  Bytes.fromHex(mrEnclave),
                  Bytes.wrap(new byte[64]),
                  TestWorld.NOW);
      return String.valueOf(verdict);
    }
  }

  private URLClassLoader loader() throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, GuideTest.class.getClassLoader());
  }

  private static Map<String, String> examples() throws IOException {
    Map<String, String> examples = new LinkedHashMap<>();
    Matcher blocks = EXAMPLE.matcher(Files.readString(GUIDE, UTF_8));
    while (blocks.find()) {
      Matcher name = NAME.matcher(blocks.group(1));
      assertThat(name.find()).as(blocks.group(1)).isTrue();
      examples.put(name.group(1), blocks.group(1));
    }
    return examples;
  }

  private static SimpleJavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
