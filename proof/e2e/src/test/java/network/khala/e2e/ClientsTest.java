package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every pinned client does on a node of this project what its users do with it.
class ClientsTest {
  /// For all checks of a client, on a machine that does other things too.
  private static final Duration ALL_CHECKS = Duration.ofMinutes(15);

  static List<PinnedClients.Pinned> clients() {
    return PinnedClients.scripted();
  }

  @ParameterizedTest
  @MethodSource("clients")
  void client_unmodified_passesItsChecks(PinnedClients.Pinned pinned, @TempDir Path folder)
      throws IOException, InterruptedException {
    passesChecks(pinned, folder);
  }

  @Test
  void subxt_unmodified_passesItsChecks(@TempDir Path folder)
      throws IOException, InterruptedException {
    assumeThat(Rust.isThere()).as("cargo is installed").isTrue();
    passesChecks(PinnedClients.SUBXT, folder);
  }

  private static void passesChecks(PinnedClients.Pinned pinned, Path folder)
      throws IOException, InterruptedException {
    Client client = pinned.installation().install();
    Map<String, String> results = new LinkedHashMap<>();
    Map<String, String> reasons = new LinkedHashMap<>();
    Map<String, String> failed = new LinkedHashMap<>();
    List<String> arguments = new ArrayList<>(pinned.options());
    try (DevelopmentNode node = DevelopmentNode.start(folder)) {
      arguments.addFirst(node.url());
      try (Running program = client.start(pinned.program(), arguments.toArray(String[]::new))) {
        serve(program, node);
        int exit = program.awaitExit(Running.PATIENCE);
        for (JsonNode object : program.lines().objects()) {
          if (object.has("check")) {
            boolean ok = object.path("ok").asBoolean();
            String check = object.path("check").asString();
            results.put(check, ok ? "yes" : "**no**");
            if (!ok) {
              failed.put(check, object.path("detail").asString(""));
            }
          } else if (object.has("cannot")) {
            reasons.put(object.path("cannot").asString(), object.path("reason").asString());
          }
        }
        assertThat(exit).as(program.story()).isZero();
      }
    }
    Compatibility.replace(client.name(), results, reasons);
    assertThat(failed).isEmpty();
  }

  /// Does what the program asks for until it ends.
  private static void serve(Running program, DevelopmentNode node)
      throws IOException, InterruptedException {
    for (int seen = 0; ; ) {
      var asked = program.lines().await(seen, object -> object.has("ask"), ALL_CHECKS);
      if (asked.isEmpty()) {
        return;
      }
      seen = program.lines().objects().indexOf(asked.get()) + 1;
      assertThat(asked.get().path("ask").asString()).isEqualTo("restart");
      node.restart();
      program.say("done");
    }
  }
}
