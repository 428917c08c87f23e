package network.khala.client.guide;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import network.khala.client.ChainClient;
import network.khala.client.Outcome;
import network.khala.client.extrinsic.ChainIdentity;
import network.khala.client.extrinsic.Extrinsic;
import network.khala.client.extrinsic.ExtrinsicSigner;
import network.khala.client.json.JsonForm;
import network.khala.client.metadata.Constant;
import network.khala.client.metadata.Metadata;
import network.khala.client.metadata.Pallet;
import network.khala.client.metadata.StorageItem;
import network.khala.crypto.KeyPair;
import network.khala.crypto.SecretUri;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compiles the examples of `docs/guides/client.md` as they stand there, and runs them against a
/// node.
@Timeout(120)
class ClientGuideTest {
  private static final Path ROOT = Path.of(System.getProperty("khala.root"));
  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("public final class (\\w+)");
  private static final String ALICE = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";
  private static final String STRANGER = "0x" + "77".repeat(32);

  @TempDir private Path folder;
  private LocalNode node;
  private URLClassLoader examples;

  @BeforeEach
  void start() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(classes);
    examples =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, ClientGuideTest.class.getClassLoader());
    node = new LocalNode(folder.resolve("node"));
  }

  @AfterEach
  void stop() throws IOException {
    node.close();
    examples.close();
  }

  private static void compile(Path classes) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    Matcher blocks =
        EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/guides/client.md"), UTF_8));
    while (blocks.find()) {
      Matcher name = NAME.matcher(blocks.group(1));
      assertThat(name.find()).as(blocks.group(1)).isTrue();
      found.put(name.group(1), blocks.group(1));
    }
    assertThat(found)
        .containsOnlyKeys(
            "Read", "Subscribe", "Submit", "SignOffline", "Typed", "Reconnect", "AnyChain");
    StringWriter messages = new StringWriter();
    List<JavaFileObject> sources =
        found.entrySet().stream()
            .<JavaFileObject>map(example -> source(example.getKey(), example.getValue()))
            .toList();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
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

  private static SimpleJavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("memory:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private Object run(String example, String name, Object... arguments) {
    try {
      Method method =
          Arrays.stream(examples.loadClass(example).getMethods())
              .filter(one -> one.getName().equals(name))
              .findFirst()
              .orElseThrow();
      return method.invoke(null, arguments);
    } catch (InvocationTargetException e) {
      throw new AssertionError(example + "." + name + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  @Test
  void read_givesAccountConstantMapAndRuntimeCall() {
    node.makeBlock();
    node.makeBlock();
    assertThat(strings(run("Read", "run", node.url(), ALICE)))
        .hasSizeGreaterThanOrEqualTo(5)
        .anySatisfy(line -> assertThat(line).startsWith("free: 0x"))
        .contains("deposit: 10000000000", "block 0", "block 1", "nonce: 0");
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  @Test
  void subscribe_givesEveryFinalBlock() throws Exception {
    node.makeBlock();
    CompletableFuture<Object> numbers =
        CompletableFuture.supplyAsync(() -> run("Subscribe", "run", node.url(), 4));
    while (!numbers.isDone()) {
      node.makeBlock();
      TimeUnit.MILLISECONDS.sleep(10);
    }
    List<?> found = (List<?>) numbers.get();
    long first = (Long) found.getFirst();
    assertThat(found).hasToString(List.of(first, first + 1, first + 2, first + 3).toString());
  }

  @Test
  void submit_goodFailingAndRefused_areToldApart() {
    assertThat(run("Submit", "run", node.url(), "//Alice", STRANGER, "1000000000000"))
        .asString()
        .startsWith("sent, ");
    assertThat(run("Submit", "run", node.url(), "//Alice", STRANGER, "1" + "0".repeat(30)))
        .asString()
        .startsWith("failed: ");
    assertThat(run("Submit", "run", node.url(), "//Nobody", STRANGER, "1"))
        .asString()
        .startsWith("refused: 1010 ");
  }

  @Test
  void signOffline_extrinsic_isTaken() {
    ChainIdentity identity = (ChainIdentity) run("SignOffline", "identity", node.url());
    Metadata metadata;
    Bytes call;
    try (ChainClient chain = ChainClient.connect(node.url())) {
      metadata = chain.runtime().metadata();
      call = transfer(chain);
      Extrinsic extrinsic =
          (Extrinsic) run("SignOffline", "sign", metadata, identity, call, "//Alice", 0L);
      assertThat(run("SignOffline", "submit", node.url(), extrinsic))
          .isEqualTo(extrinsic.hash().toHex());
    }
  }

  private Bytes transfer(ChainClient chain) {
    return (Bytes)
        run("Typed", "transfer", chain, Bytes32.fromHex(STRANGER), BigInteger.TEN.pow(12));
  }

  @Test
  void typed_readAndCall_agreeWithTheDynamicOnes() throws Exception {
    assertThat(run("Typed", "agree", node.url(), ALICE)).isEqualTo(true);
    try (ChainClient chain = ChainClient.connect(node.url());
        SecretUri uri = SecretUri.parse("//Alice");
        KeyPair alice = uri.sr25519()) {
      JsonNode arguments = JsonMapper.shared().readTree("[\"" + STRANGER + "\",\"1000000000000\"]");
      assertThat(transfer(chain))
          .isEqualTo(chain.runtime().call("Balances", "transfer_keep_alive", arguments));
      Outcome outcome =
          chain.transaction(transfer(chain)).submit(ExtrinsicSigner.of(alice)).awaitFinalized();
      assertThat(outcome.success()).isTrue();
    }
    assertThat(run("Typed", "agree", node.url(), ALICE)).isEqualTo(true);
  }

  @Test
  void reconnect_nodeGoesAndComesBack_readingGoesOn() throws Exception {
    node.makeBlock();
    try (ChainClient chain = (ChainClient) run("Reconnect", "connect", node.url())) {
      Object before = run("Reconnect", "bestHash", chain, 3);
      node.restart();
      assertThat(run("Reconnect", "bestHash", chain, 10)).isEqualTo(before);
    }
  }

  @Test
  void anyChain_metadataOfAnotherRuntime_decodesItsCalls() throws Exception {
    JsonNode vector =
        JsonMapper.shared()
            .readTree(
                ROOT.resolve(
                    "proof/testkit/src/main/resources/vectors/chain/metadata-minimal.json"));
    for (String version : List.of("v14", "v15")) {
      Path file = folder.resolve(version + ".scale");
      Files.write(file, Bytes.fromHex(vector.path(version).path("hex").stringValue()).toArray());
      Metadata metadata = (Metadata) run("AnyChain", "load", file);
      assertThat(run("AnyChain", "decodeCall", metadata, Bytes.fromHex("0x01000401")))
          .hasToString("{\"callIndex\":\"0x0100\",\"args\":{\"remark\":\"0x01\"}}");
    }
  }

  /// Every file of SCALE metadata in a folder that is given: all default values of all storage
  /// items and all constants are decoded, and encoded again to the same bytes.
  @Test
  void anyChain_recordedMetadataOfOtherChains_isReadWhole() throws IOException {
    Optional<String> given = Optional.ofNullable(System.getProperty("khala.metadata"));
    Assumptions.assumeTrue(given.isPresent(), "no folder of recorded metadata is given");
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(given.get()))) {
      files = all.filter(file -> file.toString().endsWith(".scale")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    files.forEach(this::readWhole);
  }

  private void readWhole(Path file) {
    Metadata metadata = (Metadata) run("AnyChain", "load", file);
    JsonForm json = JsonForm.of(metadata);
    int values = 0;
    for (Pallet pallet : metadata.pallets()) {
      for (Constant constant : pallet.constants()) {
        goesThere(json, constant.type(), constant.value(), pallet.name() + "." + constant.name());
        values++;
      }
      for (StorageItem item : pallet.storage()) {
        for (Bytes absent : item.absent().stream().toList()) {
          goesThere(json, item.valueType(), absent, pallet.name() + "." + item.name());
          values++;
        }
      }
    }
    assertThat(values).as("values in %s", file).isGreaterThan(20);
  }

  /// And back again.
  private static void goesThere(JsonForm json, int type, Bytes encoded, String what) {
    assertThat(json.toScale(type, json.toJson(type, encoded))).as(what).isEqualTo(encoded);
  }
}
