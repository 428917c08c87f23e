package network.khala.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Every pinned client does on a node of this project what its users do with it.
class ClientsTest {
  /// For all checks of a client, on a machine that does other things too.
  private static final Duration ALL_CHECKS = Duration.ofMinutes(15);

  private static Compatibility table;

  @BeforeAll
  static void loadTable() throws IOException {
    table = Compatibility.load();
  }

  @AfterAll
  static void saveTable() throws IOException {
    table.save();
  }

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
    Map<String, String> failed = new LinkedHashMap<>();
    try (DevelopmentNode node = DevelopmentNode.start(folder);
        Running program = client.start(pinned.program(), node.url())) {
      table.forget(client.name());
      serve(program, node);
      int exit = program.awaitExit(Running.PATIENCE);
      for (JsonNode object : program.lines().objects()) {
        if (object.has("check")) {
          boolean ok = object.path("ok").asBoolean();
          table.put(object.path("check").asString(), client.name(), ok ? "yes" : "**no**");
          if (!ok) {
            failed.put(object.path("check").asString(), object.path("detail").asString(""));
          }
        }
      }
      assertThat(exit).as(program.story()).isZero();
    }
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
