package network.khala.pallets.computation;

import network.khala.economics.SessionBenchmark;
import network.khala.scale.ScalePath;
import network.khala.scale.U32;

/// How fast a session computes.
///
/// @param pInit the score at the start
/// @param pInstant the score between the last two answers, for display
/// @param iterations the counter at the last answer
/// @param workingStartTime second at which the session was bound
/// @param challengeTimeLast second of the last challenge that was answered
@ScalePath("phala_pallets::compute::computation::pallet::Benchmark")
public record Benchmark(
    @U32 long pInit,
    @U32 long pInstant,
    long iterations,
    long workingStartTime,
    long challengeTimeLast) {
  Benchmark withInitial(long score) {
    return new Benchmark(score, pInstant, iterations, workingStartTime, challengeTimeLast);
  }

  SessionBenchmark figures() {
    return new SessionBenchmark(pInit, pInstant, iterations, challengeTimeLast);
  }

  Benchmark with(SessionBenchmark figures) {
    return new Benchmark(
        pInit,
        figures.currentScore(),
        figures.iterations(),
        workingStartTime,
        figures.challengeTimeLast());
  }
}
