package network.khala.economics.simulation;

import network.khala.economics.TokenomicParameters;

/// What to simulate when there is no record.
///
/// @param workers number of workers, 1 to 1,000,000
/// @param days length, 1 to 3,650
/// @param seed decides everything that is left to chance
/// @param blockMillis time per block, 100 to 3,600,000
/// @param parameters the parameters of the chain, for that block time
/// @param challengesPerWorkerAndHour how often a worker is challenged, 1 to 3,600
/// @param outagesPerMonth how often a worker goes offline, 0 to 1,000
public record SimulationPlan(
    int workers,
    int days,
    long seed,
    long blockMillis,
    TokenomicParameters parameters,
    long challengesPerWorkerAndHour,
    int outagesPerMonth) {
  /// @throws IllegalArgumentException if a figure is out of range; the message names it
  public SimulationPlan {
    require("workers", workers, 1, 1_000_000);
    require("days", days, 1, 3_650);
    require("block time in milliseconds", blockMillis, 100, 3_600_000);
    require("challenges per worker and hour", challengesPerWorkerAndHour, 1, 3_600);
    require("outages per month", outagesPerMonth, 0, 1_000);
  }

  private static void require(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + ": " + value + ", must be " + least + " to " + most);
    }
  }
}
