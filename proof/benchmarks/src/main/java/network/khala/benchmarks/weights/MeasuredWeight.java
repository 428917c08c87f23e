package network.khala.benchmarks.weights;

/// An entry of the weight table, in picoseconds.
///
/// @param name `Pallet.name`
/// @param basePs the part that does not depend on size
/// @param perUnitPs for each unit of size or work
public record MeasuredWeight(String name, long basePs, long perUnitPs) {
  private static final int DIGITS = 2;

  /// Rounds up to two digits: more would pretend to an exactness that no machine repeats.
  static MeasuredWeight ofNanos(String name, double baseNanos, double perUnitNanos) {
    return new MeasuredWeight(name, round(baseNanos * 1000), round(perUnitNanos * 1000));
  }

  private static long round(double picoseconds) {
    long whole = (long) Math.ceil(Math.max(picoseconds, 0));
    long bound = 1;
    for (int i = 0; i < DIGITS; i++) {
      bound *= 10;
    }
    long step = 1;
    while (whole / step >= bound) {
      step *= 10;
    }
    return (whole + step - 1) / step * step;
  }

  /// The entry as a line of the table.
  public String line() {
    return name + " " + basePs + " " + perUnitPs;
  }
}
