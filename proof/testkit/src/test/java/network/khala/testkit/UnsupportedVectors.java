package network.khala.testkit;

import java.util.List;

/// The vector files of which some or all vectors have nothing yet that runs them. A file leaves
/// this list with the part that it needs.
final class UnsupportedVectors {
  static final List<String> FILES =
      List.of(
          "chain/standard-pallets.json",
          "consensus/abci-frames.json",
          "consensus/handshake.json",
          "consensus/keys.json",
          "consensus/params-and-results.json",
          "contracts/encodings.json",
          "contracts/event-chain.json",
          "contracts/flip-calls.json",
          "contracts/identities.json",
          "contracts/measured-imports.json",
          "contracts/system-calls.json",
          "pruntime/contract-query.json",
          "pruntime/eip712.json",
          "pruntime/light-client.json",
          "pruntime/misc.json",
          "pruntime/sealing.json",
          "registry/pallets.json");

  private UnsupportedVectors() {}
}
