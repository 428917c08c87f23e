package network.khala.client.extrinsic;

import network.khala.scale.Bytes;

/// How long a signed extrinsic may wait for inclusion.
///
/// | bytes | meaning |
/// | --- | --- |
/// | `00` | immortal |
/// | u16, little end first | bits 0–3: log2(period) - 1; bits 4–15: phase / max(period / 4096, 1) |
///
/// @param period the number of blocks, a power of two from 4 to 65536; 0 if immortal
/// @param phase the birth block's number modulo the period, a multiple of max(period / 4096, 1)
public record Era(int period, int phase) {
  /// Valid for ever.
  public static final Era IMMORTAL = new Era(0, 0);

  private static final int MIN_PERIOD = 4;
  private static final int MAX_PERIOD = 1 << 16;

  /// Checks the ranges.
  public Era {
    boolean immortal = period == 0 && phase == 0;
    boolean mortal =
        period >= MIN_PERIOD
            && period <= MAX_PERIOD
            && Integer.bitCount(period) == 1
            && phase >= 0
            && phase < period
            && phase % quantum(period) == 0;
    if (!immortal && !mortal) {
      throw new IllegalArgumentException("no era: period " + period + ", phase " + phase);
    }
  }

  /// Valid from about the block `current` on.
  ///
  /// @param period the wanted number of blocks, raised to a power of two from 4 to 65536
  public static Era mortal(long period, long current) {
    if (period < 1 || current < 0) {
      throw new IllegalArgumentException("no era: period " + period + ", block " + current);
    }
    long bounded = Math.clamp(period, MIN_PERIOD, MAX_PERIOD);
    int rounded = Math.toIntExact(Long.highestOneBit(2 * bounded - 1));
    int phase = Math.toIntExact(current % rounded);
    return new Era(rounded, phase / quantum(rounded) * quantum(rounded));
  }

  /// Decodes one or two bytes.
  ///
  /// @throws IllegalArgumentException if they are no era
  public static Era decode(Bytes bytes) {
    if (bytes.size() == 1 && bytes.get(0) == 0) {
      return IMMORTAL;
    }
    if (bytes.size() != 2 || bytes.get(0) == 0) {
      throw new IllegalArgumentException("no era: " + bytes);
    }
    int bits = (bytes.get(0) & 0xff) | ((bytes.get(1) & 0xff) << 8);
    int period = 2 << (bits & 0xf);
    return new Era(period, (bits >>> 4) * quantum(period));
  }

  /// Its encoding, one byte or two.
  public Bytes encode() {
    if (isImmortal()) {
      return Bytes.of((byte) 0);
    }
    int exponent = Math.clamp(Integer.numberOfTrailingZeros(period) - 1L, 1, 15);
    int steps = phase / quantum(period);
    int bits = exponent | (steps << 4);
    return Bytes.of((byte) bits, (byte) (bits >>> 8));
  }

  /// Whether it never ends.
  public boolean isImmortal() {
    return period == 0;
  }

  /// The first block of the validity that is underway, or begins, at block `current`; its hash is
  /// signed. Immortal: 0.
  public long birth(long current) {
    return isImmortal() ? 0 : (Math.max(current, phase) - phase) / period * period + phase;
  }

  /// The first block after the validity that is underway at block `current`. Immortal:
  /// [Long#MAX_VALUE].
  public long death(long current) {
    return isImmortal() ? Long.MAX_VALUE : birth(current) + period;
  }

  private static int quantum(int period) {
    return Math.max(period >>> 12, 1);
  }
}
