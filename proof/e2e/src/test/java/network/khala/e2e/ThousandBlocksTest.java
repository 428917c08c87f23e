package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import network.khala.client.metadata.Pallet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every pinned client decodes all calls and all events of a thousand blocks in which every call of
/// every pallet appears, counts what the bytes hold, and encodes them again without a difference.
class ThousandBlocksTest {
  private static final int BLOCKS = 1_000;

  @TempDir private static Path folder;

  private static DevelopmentNode node;
  private static SeenChain.Reader reader;
  private static SeenChain chain;

  @BeforeAll
  static void makeBlocks() throws IOException, InterruptedException {
    Client client = JavaScript.install("@polkadot/api", "polkadot-js", "polkadot-js");
    node = DevelopmentNode.start(folder, "--block-time", "instant", "--pruning", "archive");
    try (Running program =
        client.start("thousand-blocks.mjs", node.url(), String.valueOf(BLOCKS))) {
      assertThat(program.awaitExit(Running.PATIENCE)).as(program.story()).isZero();
      JsonNode made = program.await("account", object -> object.has("failures"));
      assertThat(made.path("failures").properties()).isEmpty();
    }
    reader = new SeenChain.Reader(node.rpc());
    chain = reader.read(BLOCKS);
  }

  @AfterAll
  static void stopNode() {
    if (node != null) {
      node.close();
    }
  }

  @Test
  void blocks_holdEveryCallOfEveryPallet() {
    Set<String> declared = new TreeSet<>();
    for (Pallet pallet : reader.metadata().pallets()) {
      pallet.calls().forEach(call -> declared.add(SeenChain.plain(pallet.name(), call.name())));
    }
    assertThat(declared).hasSizeGreaterThan(150);
    assertThat(reader.nested()).containsExactlyInAnyOrderElementsOf(declared);
  }

  @Test
  void blocks_holdEventsOfEveryPallet() {
    Set<String> silent = new TreeSet<>();
    int declared = 0;
    for (Pallet pallet : reader.metadata().pallets()) {
      declared += pallet.events().size();
      if (!pallet.events().isEmpty()
          && pallet.events().stream()
              .noneMatch(
                  one -> chain.events().containsKey(SeenChain.plain(pallet.name(), one.name())))) {
        silent.add(pallet.name());
      }
    }
    System.out.printf("%d of %d kinds of events%n", chain.events().size(), declared);
    assertThat(silent).as("pallets that want a scenario").isEmpty();
  }

  static List<PinnedClients.Pinned> clients() {
    return PinnedClients.scripted();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_walkingTheBlocks_seesWhatTheBytesHold(PinnedClients.Pinned pinned)
      throws IOException, InterruptedException {
    String program = pinned.program().replace("check", "walk");
    List<String> arguments = new ArrayList<>(List.of(node.url(), String.valueOf(BLOCKS)));
    arguments.addAll(pinned.options());
    seesWhatTheBytesHold(pinned, program, arguments);
  }

  @Test
  void subxt_walkingTheBlocks_seesWhatTheBytesHold() throws IOException, InterruptedException {
    assumeThat(Rust.isThere()).as("cargo is installed").isTrue();
    PinnedClients.Pinned pinned = PinnedClients.SUBXT;
    List<String> arguments = List.of(node.url(), "walk", String.valueOf(BLOCKS));
    seesWhatTheBytesHold(pinned, pinned.program(), arguments);
  }

  private static void seesWhatTheBytesHold(
      PinnedClients.Pinned pinned, String program, List<String> arguments)
      throws IOException, InterruptedException {
    Client client = pinned.installation().install();
    Compatibility.add(client.name(), Compatibility.THOUSAND_BLOCKS, "**no**");
    SeenChain seen;
    try (Running walk = client.start(program, arguments.toArray(String[]::new))) {
      assertThat(walk.awaitExit(Running.PATIENCE)).as(walk.story()).isZero();
      seen = SeenChain.parse(walk.await("account", object -> object.has("events")));
    }
    assertThat(seen.calls()).isEqualTo(chain.calls());
    assertThat(seen.events()).isEqualTo(chain.events());
    if (encodes(client.name())) {
      assertThat(differing(seen)).as("blocks that it encodes otherwise").isEmpty();
    }
    Compatibility.add(client.name(), Compatibility.THOUSAND_BLOCKS, "yes");
  }

  /// A sidecar serves JSON, and py-substrate-interface has no encoder for event records.
  private static boolean encodes(String client) {
    return !client.startsWith("substrate-api-sidecar")
        && !client.startsWith("py-substrate-interface");
  }

  private static List<String> differing(SeenChain seen) {
    assertThat(seen.blocks()).hasSize(BLOCKS);
    return IntStream.range(0, BLOCKS)
        .filter(i -> !seen.blocks().get(i).equals(chain.blocks().get(i)))
        .mapToObj(i -> (i + 1) + " " + seen.blocks().get(i) + " " + chain.blocks().get(i))
        .limit(10)
        .toList();
  }
}
