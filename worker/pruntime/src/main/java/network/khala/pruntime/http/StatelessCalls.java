package network.khala.pruntime.http;

import java.lang.management.ManagementFactory;
import java.util.function.Function;
import network.khala.protocol.contract.ContractIds;
import network.khala.protocol.prpc.ContractId;
import network.khala.protocol.prpc.ContractParameters;
import network.khala.protocol.prpc.StatisticsResponse;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// Answers that depend on no chain.
final class StatelessCalls {
  private StatelessCalls() {}

  /// The id that a contract would get.
  static ContractId contractId(ContractParameters request) {
    Hash id =
        ContractIds.contract(
            new AccountId(hex(request.getDeployer(), "deployer", Bytes32::fromHex)),
            hex(request.getCodeHash(), "code hash", Bytes::fromHex),
            new Hash(hex(request.getClusterId(), "cluster id", Bytes32::fromHex)),
            hex(request.getSalt(), "code salt", Bytes::fromHex));
    return ContractId.newBuilder().setId(id.toHex()).build();
  }

  private static <T> T hex(String text, String what, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException e) {
      throw PrpcException.failed("Invalid " + what);
    }
  }

  /// Counters of the process; there are no queries to count.
  static StatisticsResponse statistics() {
    return StatisticsResponse.newBuilder()
        .setUptime(ManagementFactory.getRuntimeMXBean().getUptime() / 1000)
        .setCores(Runtime.getRuntime().availableProcessors())
        .build();
  }
}
