package network.khala.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `khala attest verify` and `inspect` answer every attestation vector as it says: the contract on
/// which checks from outside rely.
final class AttestVectorsTest {
  private static final int AT_LEAST = 200;

  @Test
  void verify_everyVector_showsItsVerdictAndExitCode() throws IOException {
    Path folder = Path.of(System.getProperty("khala.vectors", ""), "attestation");
    assumeTrue(Files.isDirectory(folder), "-Dkhala.vectors holds no attestation vectors");
    List<String> wrong = new ArrayList<>();
    int run = 0;
    for (JsonNode vector : index(folder)) {
      List<String> arguments = arguments(folder, vector);
      if (!arguments.isEmpty()) {
        run++;
        compare(vector, arguments, wrong);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(run).isGreaterThan(AT_LEAST);
  }

  private static JsonNode index(Path folder) throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readAllBytes(folder.resolve("index.json")))
        .get("vectors");
  }

  /// Empty for vectors that are not of this command.
  private static List<String> arguments(Path folder, JsonNode vector) {
    List<String> arguments = new ArrayList<>(List.of("attest", "verify", "--json"));
    switch (vector.get("kind").asString()) {
      case "dcap" -> {
        arguments.add("--quote=" + folder.resolve(vector.get("quote").asString()));
        arguments.add("--collateral=" + folder.resolve(vector.get("collateral").asString()));
      }
      case "ias" -> arguments.add("--ias=" + folder.resolve(vector.get("report").asString()));
      default -> {
        return List.of();
      }
    }
    String root = vector.get("rootCa").asString();
    if (!root.equals("intel")) {
      arguments.add("--root=" + folder.resolve(root));
    }
    arguments.add("--at=" + vector.get("time").asString());
    arguments.add("--policy=" + vector.get("policy"));
    return arguments;
  }

  private static void compare(JsonNode vector, List<String> arguments, List<String> wrong) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream discarded = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    Session session =
        new Session(
            Map.of(),
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            discarded,
            false);
    int code = Khala.run(arguments.toArray(String[]::new), session, new Interruption());
    JsonNode expected = vector.get("expect");
    boolean accepted = expected.get("result").asString().equals("ok");
    String id = vector.get("id").asString();
    if (code != (accepted ? 0 : 3)) {
      wrong.add(id + ": exit code " + code + " " + out.toString(UTF_8));
      return;
    }
    JsonNode actual = JsonMapper.shared().readTree(out.toString(UTF_8));
    if (!accepted) {
      Set<String> codes = new TreeSet<>(Set.of(expected.get("error").asString()));
      expected.path("acceptableErrors").forEach(each -> codes.add(each.asString()));
      if (!codes.contains(actual.get("code").asString())) {
        wrong.add(id + ": " + actual.get("code") + ", expected " + codes);
      }
      return;
    }
    differences(expected, actual, id, wrong);
  }

  private static void differences(
      JsonNode expected, JsonNode actual, String path, List<String> wrong) {
    for (Map.Entry<String, JsonNode> member : expected.properties()) {
      JsonNode found = actual.path(member.getKey());
      String place = path + "." + member.getKey();
      if (member.getValue().isObject()) {
        differences(member.getValue(), found, place, wrong);
      } else if (member.getValue().isArray()
          ? !set(member.getValue()).equals(set(found))
          : !member.getValue().equals(found)) {
        wrong.add(place + ": " + found + ", expected " + member.getValue());
      }
    }
  }

  private static Set<JsonNode> set(JsonNode array) {
    Set<JsonNode> items = new HashSet<>();
    array.forEach(items::add);
    return items;
  }
}
