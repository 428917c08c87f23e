package network.khala.economics.wire;

import java.util.List;
import network.khala.economics.TokenomicParameters;
import network.khala.economics.U64F64;
import network.khala.economics.engine.SettlementReport;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes32;

/// Exact conversion between this module's types and the records that travel.
public final class WireForms {
  private WireForms() {}

  /// The parameters of a wire record.
  ///
  /// @throws ArithmeticException if a figure has more than 128 bits
  public static TokenomicParameters of(
      network.khala.protocol.computation.TokenomicParameters wire) {
    return new TokenomicParameters(
        U64F64.ofBits(wire.phaRate()),
        U64F64.ofBits(wire.rho()),
        U64F64.ofBits(wire.budgetPerBlock()),
        U64F64.ofBits(wire.vMax()),
        U64F64.ofBits(wire.costK()),
        U64F64.ofBits(wire.costB()),
        U64F64.ofBits(wire.slashRate()),
        U64F64.ofBits(wire.treasuryRatio()),
        wire.heartbeatWindow(),
        U64F64.ofBits(wire.rigK()),
        U64F64.ofBits(wire.rigB()),
        U64F64.ofBits(wire.re()),
        U64F64.ofBits(wire.k()),
        U64F64.ofBits(wire.kappa()));
  }

  /// The wire record of parameters.
  public static network.khala.protocol.computation.TokenomicParameters of(
      TokenomicParameters parameters) {
    return new network.khala.protocol.computation.TokenomicParameters(
        parameters.phaRate().bits(),
        parameters.rho().bits(),
        parameters.budgetPerBlock().bits(),
        parameters.vMax().bits(),
        parameters.costK().bits(),
        parameters.costB().bits(),
        parameters.slashRate().bits(),
        parameters.treasuryRatio().bits(),
        parameters.heartbeatWindow(),
        parameters.rigK().bits(),
        parameters.rigB().bits(),
        parameters.re().bits(),
        parameters.k().bits(),
        parameters.kappa().bits());
  }

  /// The wire record of a report.
  public static WorkingInfoUpdateEvent of(SettlementReport report) {
    return new WorkingInfoUpdateEvent(
        report.blockNumber(),
        report.timestampMillis(),
        keys(report.offline()),
        keys(report.recovered()),
        report.settlements().stream()
            .map(
                settlement ->
                    new SettleInfo(
                        new Sr25519PublicKey(settlement.worker()),
                        settlement.v().bits(),
                        settlement.payout().bits(),
                        settlement.treasury().bits()))
            .toList());
  }

  private static List<Sr25519PublicKey> keys(List<Bytes32> workers) {
    return workers.stream().map(Sr25519PublicKey::new).toList();
  }
}
