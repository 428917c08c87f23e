package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a client gets to read when it submits what no block may hold.
class BadExtrinsicsTest {
  private static final String MALFORMED = "1001: Extrinsic has invalid format: ";
  private static final String INVALID = "1010: Invalid Transaction: ";
  private static final String BAD_SIGNATURE = INVALID + "Transaction has a bad signature";
  private static final String CANNOT_PAY = INVALID + "Inability to pay some fees";

  @Test
  void badExtrinsic_submitted_isRefusedWithItsOwnError(@TempDir Path folder)
      throws IOException, InterruptedException {
    Client client = JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js");
    Map<String, String> refusals = new LinkedHashMap<>();
    try (DevelopmentNode node = DevelopmentNode.start(folder);
        Running program = client.start("bad-extrinsics.mjs", node.url())) {
      assertThat(program.awaitExit(Running.PATIENCE)).as(program.story()).isZero();
      for (JsonNode object : program.lines().objects()) {
        refusals.put(object.path("case").asString(), text(object));
      }
      assertThat(node.process().isAlive()).isTrue();
    }
    refusals.forEach((name, text) -> System.out.println(name + ": " + text));
    Map<String, String> expected = expected();
    assertThat(refusals).containsOnlyKeys(expected.keySet());
    expected.forEach(
        (name, text) ->
            assertThat(refusals.get(name)).as(name).startsWith(text).hasSizeLessThan(300));
  }

  private static String text(JsonNode object) {
    return object.has("accepted") ? "accepted" : object.path("message").asString("");
  }

  private static Map<String, String> expected() {
    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("empty", MALFORMED);
    expected.put("a length only", MALFORMED);
    expected.put("cut off", MALFORMED);
    expected.put("trailing", MALFORMED);
    expected.put("of version 5", MALFORMED);
    expected.put("of an unknown version", MALFORMED);
    expected.put("with a length that is not canonical", MALFORMED + "compact number");
    expected.put("of an unknown pallet", MALFORMED + "pallet 254");
    expected.put("of an unknown call", MALFORMED + "SystemCall: variant index 254");
    expected.put("with nothing signed", "1011: Unknown Transaction Validity: ");
    expected.put("that is inherent", INVALID + "Transaction dispatch is mandatory");
    expected.put("with a signature that is not its own", BAD_SIGNATURE);
    expected.put("with a nonce that is used", INVALID + "Transaction is outdated");
    expected.put("of another chain", BAD_SIGNATURE);
    expected.put("of another runtime", BAD_SIGNATURE);
    expected.put("with an era of another fork", BAD_SIGNATURE);
    expected.put("with an era that is over", BAD_SIGNATURE);
    expected.put("from one who has nothing", CANNOT_PAY);
    expected.put("with more than there is as a tip", CANNOT_PAY);
    expected.put("longer than a block", INVALID + "Transaction would exhaust the block limits");
    expected.put("nested too deep", MALFORMED);
    expected.put("that is good", "accepted");
    expected.put("that is there already", "1013: ");
    return expected;
  }
}
