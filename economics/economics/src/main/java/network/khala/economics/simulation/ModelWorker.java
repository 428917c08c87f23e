package network.khala.economics.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/// How a worker of a generated history behaves: it computes at a speed near its benchmark, answers
/// each challenge a few blocks later, and now and then is away for minutes to hours; then it
/// answers what has piled up.
final class ModelWorker {
  /// A machine runs at 92 % to 108 % of its benchmark, different in every answer.
  private static final long SPEED_LEAST = 92;

  private static final long SPEED_MOST = 108;

  /// Iterations per second and point of score are one in this many.
  private static final long SECONDS_PER_POINT = 6;

  private static final long ANSWER_BLOCKS_LEAST = 2;
  private static final long ANSWER_BLOCKS_MOST = 4;

  final SimulatedWorker identity;
  private final Deque<Long> challenges = new ArrayDeque<>();
  private long iterations;
  private long countedUntil;
  private long awayUntil;
  private long answerAt;

  ModelWorker(SimulatedWorker identity) {
    this.identity = identity;
  }

  void start(long nowMillis) {
    countedUntil = nowMillis;
  }

  void challenge(long block, SeededNumbers chance) {
    challenges.add(block);
    if (challenges.size() == 1) {
      answerAt = block + chance.between(ANSWER_BLOCKS_LEAST, ANSWER_BLOCKS_MOST);
    }
  }

  void leaveUntil(long block) {
    awayUntil = Math.max(awayUntil, block);
  }

  /// The challenge to answer in this block, or 0.
  long answerIn(long block, SeededNumbers chance) {
    boolean answers = block >= awayUntil && block >= answerAt && !challenges.isEmpty();
    if (!answers) {
      return 0;
    }
    long challenge = challenges.remove();
    answerAt = block + chance.between(ANSWER_BLOCKS_LEAST, ANSWER_BLOCKS_MOST);
    return challenge;
  }

  /// The counter at the moment of a challenge.
  long iterationsAt(long millis, SeededNumbers chance) {
    long elapsedMillis = Math.max(0, millis - countedUntil);
    long speed = chance.between(SPEED_LEAST, SPEED_MOST);
    iterations +=
        elapsedMillis * identity.initialScore() * speed / (SECONDS_PER_POINT * 1000 * 100);
    countedUntil = Math.max(countedUntil, millis);
    return iterations;
  }

  boolean hasChallenges() {
    return !challenges.isEmpty();
  }
}
