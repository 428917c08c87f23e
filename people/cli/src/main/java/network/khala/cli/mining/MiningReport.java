package network.khala.cli.mining;

import java.math.BigInteger;
import java.util.Map;
import network.khala.cli.chain.Amounts;

/// What is told of a [MiningEvent]: its name, its members for programs, a few words for people.
/// Amounts and V are in 10^-12.
public final class MiningReport {
  private MiningReport() {}

  /// The event's name.
  public static String name(MiningEvent event) {
    return switch (event) {
      case MiningEvent.Registered _ -> "registered";
      case MiningEvent.Benchmarked _ -> "benchmarked";
      case MiningEvent.Started _ -> "mining";
      case MiningEvent.Heartbeat _ -> "heartbeat";
      case MiningEvent.Settled settled -> settled.paid() ? "payout" : "settled";
      case MiningEvent.Unresponsive _ -> "unresponsive";
      case MiningEvent.Recovered _ -> "recovered";
      case MiningEvent.Stopped _ -> "stopped";
      case MiningEvent.Reclaimed _ -> "reclaimed";
    };
  }

  /// Puts the event's members, the worker's key among them.
  public static void describe(MiningEvent event, Map<String, Object> members) {
    members.put("worker", event.worker());
    switch (event) {
      case MiningEvent.Registered registered -> {
        members.put("provider", registered.provider());
        members.put("confidenceLevel", registered.confidenceLevel());
      }
      case MiningEvent.Benchmarked(String _, long score) -> members.put("score", score);
      case MiningEvent.Started(String _, String session, BigInteger v) -> {
        members.put("session", session);
        members.put("v", v.toString());
      }
      case MiningEvent.Heartbeat(String _, String session, long score) -> {
        members.put("session", session);
        members.put("score", score);
      }
      case MiningEvent.Settled(String _, String session, BigInteger amount, BigInteger v) -> {
        members.put("session", session);
        members.put("amount", amount.toString());
        members.put("v", v.toString());
      }
      case MiningEvent.Unresponsive(String _, String session) -> members.put("session", session);
      case MiningEvent.Recovered(String _, String session) -> members.put("session", session);
      case MiningEvent.Stopped(String _, String session) -> members.put("session", session);
      case MiningEvent.Reclaimed(
              String _,
              String session,
              BigInteger stake,
              BigInteger slashed) -> {
        members.put("session", session);
        members.put("stake", stake.toString());
        members.put("slashed", slashed.toString());
      }
    }
  }

  /// What there is to say of it, without its name and the worker.
  public static String text(MiningEvent event) {
    return switch (event) {
      case MiningEvent.Registered registered ->
          registered.provider() + ", confidence level " + registered.confidenceLevel();
      case MiningEvent.Benchmarked benchmarked ->
          "score "
              + benchmarked.score()
              + (benchmarked.score() == 0
                  ? ": this machine had no time to compute; it is measured again"
                  : "");
      case MiningEvent.Started started -> "V " + Amounts.rounded(started.v());
      // The first one of a session has none before it to be measured from.
      case MiningEvent.Heartbeat heartbeat ->
          heartbeat.score() == 0 ? "answered" : "answered, score " + heartbeat.score();
      case MiningEvent.Settled settled ->
          (settled.paid() ? Amounts.text(settled.amount()) + ", " : "")
              + "V "
              + Amounts.rounded(settled.v());
      case MiningEvent.Unresponsive _ -> "missed a challenge; V falls until it answers again";
      case MiningEvent.Recovered _ -> "answers again";
      case MiningEvent.Stopped _ -> "its stake cools down";
      case MiningEvent.Reclaimed back ->
          Amounts.text(back.stake().subtract(back.slashed())) + " of " + Amounts.text(back.stake());
    };
  }
}
