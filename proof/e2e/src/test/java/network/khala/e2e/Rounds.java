package network.khala.e2e;

import java.util.Random;

/// How often, and at which random moments, something is killed. The seed is printed; give it as
/// `-Dkhala.e2e.seed` to have the same moments again.
final class Rounds {
  private final int count = Integer.getInteger("khala.e2e.rounds", 4);
  private final Random random;

  /// @param what for the printed line
  Rounds(String what) {
    long seed = Long.getLong("khala.e2e.seed", System.nanoTime());
    this.random = new Random(seed);
    System.out.printf("%s: %d rounds, seed %d%n", what, count, seed);
  }

  int count() {
    return count;
  }

  /// True in one of so many cases.
  boolean oneIn(int cases) {
    return random.nextInt(cases) == 0;
  }

  /// A random number below the bound.
  int below(int bound) {
    return random.nextInt(bound);
  }

  /// Lets a random time pass.
  ///
  /// @return how long it was
  long pause(int mostMillis) throws InterruptedException {
    long millis = random.nextInt(mostMillis);
    Thread.sleep(millis);
    return millis;
  }
}
