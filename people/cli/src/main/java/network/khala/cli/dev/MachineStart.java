package network.khala.cli.dev;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;

/// Starts the machines: for each a device, which measures the enclave program and starts it.
final class MachineStart {
  private final Children children;
  private final ProcessTable table;
  private final Programs programs;
  private final Bytes32 genesis;
  private final Map<String, CompletableFuture<JsonNode>> devices = new TreeMap<>();

  MachineStart(Children children, ProcessTable table, Programs programs, Bytes32 genesis) {
    this.children = children;
    this.table = table;
    this.programs = programs;
    this.genesis = genesis;
  }

  /// Starts them all at once, without waiting.
  void begin(List<Machine> machines) throws IOException {
    for (Machine machine : machines) {
      devices.put(
          machine.name(),
          children.start(
              programs.device(machine, genesis),
              "devtee-up",
              said ->
                  table.put(
                      "pruntime",
                      machine.name(),
                      said.path("pid").asLong(),
                      Optional.of(machine.url().toString()))));
    }
  }

  /// The measurement of the enclave program, as the machines' devices report it: they share the
  /// program and the signer, so it is one.
  ///
  /// @throws network.khala.cli.CommandFailure if a device did not start
  Bytes program(List<Machine> machines) throws InterruptedException {
    Bytes program = Bytes.EMPTY;
    for (Machine machine : machines) {
      CompletableFuture<JsonNode> device = devices.get(machine.name());
      if (device == null) {
        throw new IllegalArgumentException(machine.name() + " was not started");
      }
      program = Bytes.fromHex(Waiting.join(device).path("pruntimeHash").asString(""));
    }
    return program;
  }
}
