package network.khala.pruntime.http;

import network.khala.protocol.earning.EarningState.Cause;
import network.khala.protocol.prpc.GatekeeperRole;
import network.khala.protocol.prpc.PhactoryInfo;

/// The state of the program as text for Prometheus.
final class Metrics {
  private final StringBuilder out = new StringBuilder(2048);

  private Metrics() {}

  static String of(PhactoryInfo info) {
    Metrics metrics = new Metrics();
    metrics.state(info);
    metrics.gauge("headernum", "Next header expected.", unsigned(info.getHeadernum()));
    metrics.gauge("heads_num", "Next block head expected.", unsigned(info.getHeadsNum()));
    metrics.gauge("blocknum", "Next block expected.", unsigned(info.getBlocknum()));
    metrics.gauge(
        "block_time_seconds", "Time of the last block.", info.getCurrentBlockTime() / 1000);
    metrics.gauge(
        "pending_messages", "Messages that the chain has not taken.", info.getPendingMessages());
    metrics.gauge("registered", "Whether the chain knows the worker.", bit(info.getRegistered()));
    metrics.gauge("score", "Iterations in six seconds, now.", info.getScore());
    GatekeeperRole role = info.getSystem().getGatekeeper().getRole();
    metrics.gauge("gatekeeper_role", "0 none, 1 silent, 2 active.", role.getNumber());
    metrics.gauge("safe_mode_level", "0 is normal.", unsigned(info.getSafeModeLevel()));
    metrics.gauge("heap_used_bytes", "Heap in use.", info.getMemoryUsage().getRustUsed());
    metrics.gauge(
        "resident_peak_bytes",
        "Largest resident memory.",
        info.getMemoryUsage().getTotalPeakUsed());
    return metrics.out.toString();
  }

  /// One series for each state, of which one is 1.
  private void state(PhactoryInfo info) {
    head("earning_state", "1 for the worker's state: earning, or what keeps it from that.");
    for (Cause cause : Cause.values()) {
      out.append("khala_pruntime_earning_state{state=\"")
          .append(cause.wireName())
          .append("\"} ")
          .append(bit(cause.wireName().equals(info.getEarningState())))
          .append('\n');
    }
  }

  private void gauge(String name, String help, long value) {
    head(name, help);
    out.append("khala_pruntime_").append(name).append(' ').append(value).append('\n');
  }

  private void head(String name, String help) {
    out.append("# HELP khala_pruntime_").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE khala_pruntime_").append(name).append(" gauge\n");
  }

  private static long unsigned(int number) {
    return Integer.toUnsignedLong(number);
  }

  private static int bit(boolean value) {
    return value ? 1 : 0;
  }
}
