package network.khala.cli.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import network.khala.cli.process.ChildSpec;
import network.khala.cli.process.JavaProgram;
import network.khala.engines.BlockSchedule;
import network.khala.scale.Bytes32;

/// The commands that a network consists of, as anybody could type them.
final class Programs {
  /// A development network shares its machine with whoever works on it.
  private static final String CORES = "1";

  /// Percent: somebody works on this machine beside its workers.
  private static final String LOAD = "20";

  private final DevFolder folder;
  private final DevConfig config;

  Programs(DevFolder folder, DevConfig config) {
    this.folder = folder;
    this.config = config;
  }

  ChildSpec node() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "node",
                "--json",
                "--log-level",
                "info",
                "--chain",
                "dev",
                "--base-path",
                folder.path().toString(),
                "--rpc-port",
                String.valueOf(config.ports().rpc())));
    if (!config.blockTime().isEmpty()) {
      arguments.addAll(List.of("--block-time", blockTime()));
    }
    return child("node", arguments);
  }

  /// Benchmarks and challenges count blocks: where nothing happens, time must go on all the same.
  private String blockTime() {
    return config.blockTime().equals(BlockSchedule.INSTANT)
        ? BlockSchedule.INSTANT + ":3s"
        : config.blockTime();
  }

  String nodeUrl() {
    return "ws://127.0.0.1:" + config.ports().rpc();
  }

  ChildSpec device(Machine machine, Bytes32 genesis) {
    return child(
        machine.device(),
        List.of(
            "devtee",
            "--json",
            "--genesis-hash",
            genesis.toHex(),
            "--port",
            String.valueOf(machine.port()),
            "--cores",
            CORES,
            "--load",
            LOAD,
            "--data-dir",
            folder.sealed(machine).toString(),
            "--state-dir",
            folder.device(machine).toString(),
            "--signer",
            folder.signer().toString()));
  }

  /// @param anew whether its worker must register once more
  ChildSpec relayer(Machine machine, boolean anew) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "relayer",
                "--json",
                "--log-level",
                "info",
                "--node",
                nodeUrl(),
                "--pruntime",
                machine.url().toString(),
                "--suri",
                machine.payer(),
                "--operator",
                Accounts.OPERATOR.address(),
                "--attestation-provider",
                "dev"));
    if (machine.isGatekeeper()) {
      arguments.add("--gatekeeper");
    }
    if (anew) {
      arguments.add("--register");
    }
    return child(machine.relayer(), arguments);
  }

  private ChildSpec child(String name, List<String> arguments) {
    List<String> command = new ArrayList<>(JavaProgram.khala(arguments.getFirst()));
    command.addAll(arguments);
    return new ChildSpec(name, command, Map.of(), folder.log(name));
  }
}
