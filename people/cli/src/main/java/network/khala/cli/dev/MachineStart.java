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

  /// The measurement of a machine's enclave program, as its device reports it.
  ///
  /// @throws network.khala.cli.CommandFailure if the device did not start
  Bytes program(Machine machine) throws InterruptedException {
    CompletableFuture<JsonNode> device = devices.get(machine.name());
    if (device == null) {
      throw new IllegalArgumentException(machine.name() + " was not started");
    }
    JsonNode said = Waiting.join(device);
    return Bytes.fromHex(said.path("pruntimeHash").asString(""));
  }
}
