package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import network.khala.client.json.JsonForm;
import network.khala.client.metadata.Metadata;
import network.khala.scale.Bytes;
import network.khala.scale.PortableRegistry;
import network.khala.scale.dynamic.DynamicCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Values of every type of the metadata mean the same to our dynamic codec and to `@polkadot/api`:
/// the same bytes, and the same JSON.
class RandomValuesTest {
  private static final int VALUES = 10_000;
  private static final long SEED = 20_260_801;

  @TempDir private static Path folder;

  private static Client client;
  private static PortableRegistry types;
  private static DynamicCodec codec;
  private static JsonForm form;

  @BeforeAll
  static void readMetadata() throws IOException, InterruptedException {
    client = JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js");
    try (DevelopmentNode node =
        DevelopmentNode.start(folder.resolve("node"), "--block-time", "instant")) {
      String hex = node.rpc().call("state_getMetadata").asString();
      Files.writeString(folder.resolve("metadata"), hex);
      Metadata metadata = Metadata.decode(Bytes.fromHex(hex));
      types = metadata.types();
      codec = new DynamicCodec(types);
      form = JsonForm.of(metadata);
    }
  }

  @Test
  void values_madeHere_areReadAndWrittenAlikeByPolkadotJs()
      throws IOException, InterruptedException {
    RandomValues values = new RandomValues(types, SEED);
    List<Integer> picked = everyType(values);
    List<Bytes> encoded =
        picked.stream().map(type -> Bytes.wrap(codec.encode(type, values.of(type)))).toList();
    List<String> questions = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      questions.add(
          "{\"type\":%d,\"hex\":\"%s\"}".formatted(picked.get(i), encoded.get(i).toHex()));
    }
    List<JsonNode> answers = answers("decode", questions);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      if (!answers.get(i).path("hex").asString("").equals(encoded.get(i).toHex())) {
        differences.add("bytes " + describe(picked.get(i), encoded.get(i), answers.get(i)));
      }
      compare(picked.get(i), encoded.get(i), answers.get(i), differences);
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void values_madeByPolkadotJs_areReadAndWrittenAlikeHere()
      throws IOException, InterruptedException {
    List<Integer> picked = everyType(new RandomValues(types, SEED));
    List<JsonNode> answers =
        answers("make", picked.stream().map("{\"type\":%d}"::formatted).toList());
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < VALUES; i++) {
      int type = picked.get(i);
      JsonNode answer = answers.get(i);
      if (answer.has("failed")) {
        differences.add(types.type(type).pathText() + " " + answer);
        continue;
      }
      Bytes bytes = Bytes.fromHex(answer.path("hex").asString());
      if (!Bytes.wrap(codec.encode(type, codec.decode(type, bytes))).equals(bytes)) {
        differences.add("bytes " + describe(type, bytes, answer));
      }
      compare(type, bytes, answer, differences);
    }
    assertThat(differences).isEmpty();
  }

  /// The JSON of both, and what it is in bytes again.
  private static void compare(int type, Bytes bytes, JsonNode answer, List<String> differences) {
    JsonNode json = answer.path("json");
    JsonNode ours = form.toJson(type, bytes);
    if (!ours.equals(json)) {
      differences.add("json " + describe(type, bytes, answer) + ", ours " + ours);
    } else if (!holdsEvents(json)) {
      Bytes again = form.toScale(type, json);
      if (!again.equals(bytes)) {
        differences.add("from json " + describe(type, bytes, answer) + ", ours " + again.toHex());
      }
    }
  }

  /// Events are printed only: nobody makes them but a runtime.
  private static boolean holdsEvents(JsonNode json) {
    return (json.has("index") && json.has("data"))
        || json.valueStream().anyMatch(RandomValuesTest::holdsEvents);
  }

  private static String describe(int type, Bytes bytes, JsonNode answer) {
    return "type %d %s %s: %s".formatted(type, types.type(type).pathText(), bytes.toHex(), answer);
  }

  /// Each type that has a value, then each again until there are enough.
  private static List<Integer> everyType(RandomValues values) {
    List<Integer> comparable =
        IntStream.range(0, types.size()).filter(values::isComparable).boxed().toList();
    assertThat(comparable).hasSizeGreaterThan(types.size() - 5);
    return Stream.generate(() -> comparable).flatMap(List::stream).limit(VALUES).toList();
  }

  private static List<JsonNode> answers(String direction, List<String> questions)
      throws IOException, InterruptedException {
    Path input = Files.write(folder.resolve(direction), questions);
    Path output = folder.resolve(direction + "-answers");
    String metadata = folder.resolve("metadata").toString();
    try (Running program =
        client.start(
            "random-values.mjs", direction, metadata, input.toString(), output.toString())) {
      assertThat(program.awaitExit(Running.PATIENCE)).as(program.story()).isZero();
    }
    List<JsonNode> answers = Files.readAllLines(output).stream().map(Lines::parse).toList();
    assertThat(answers).hasSameSizeAs(questions);
    return answers;
  }
}
