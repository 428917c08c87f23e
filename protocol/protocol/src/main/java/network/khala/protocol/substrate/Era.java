package network.khala.protocol.substrate;

import network.khala.scale.EncodedBy;

/// For how long an extrinsic is valid.
///
/// One byte `00` if it never expires, else two: the period's exponent in the low four bits and the
/// quantised phase above, little-endian. The period is a power of two from 4 to 65,536 blocks; in a
/// period longer than 4,096 the phase is a multiple of `period / 4096`.
@EncodedBy(EraCodec.class)
public sealed interface Era {
  /// The shortest period in blocks.
  long MIN_PERIOD = 4;

  /// The longest period in blocks.
  long MAX_PERIOD = 65_536;

  /// Never expires. Its additional signed data is the genesis hash.
  record Immortal() implements Era {}

  /// Valid for `period` blocks from a birth block that the phase selects.
  ///
  /// @param period a power of two from 4 to 65,536
  /// @param phase the birth block modulo the period, a multiple of `max(period / 4096, 1)`
  record Mortal(long period, long phase) implements Era {
    /// Checks the ranges.
    public Mortal {
      if (period < MIN_PERIOD || period > MAX_PERIOD || Long.bitCount(period) != 1) {
        throw new IllegalArgumentException(
            "era period " + period + " is not a power of two from 4 to 65,536");
      }
      if (phase < 0 || phase >= period || phase % quantum(period) != 0) {
        throw new IllegalArgumentException("era phase " + phase + " does not fit period " + period);
      }
    }
  }

  /// The era that never ends.
  static Era immortal() {
    return new Immortal();
  }

  /// An era that covers `current`: the period is rounded up to a power of two and held in 4 …
  /// 65,536, the phase is rounded down to what the encoding can say.
  static Era mortal(long requestedPeriod, long current) {
    long clamped = Math.clamp(requestedPeriod, MIN_PERIOD, MAX_PERIOD);
    long period = Long.bitCount(clamped) == 1 ? clamped : Long.highestOneBit(clamped) << 1;
    long quantum = quantum(period);
    return new Mortal(period, current % period / quantum * quantum);
  }

  /// The block whose hash is signed, for an extrinsic that is looked at in block `current`; 0 for
  /// an immortal one.
  default long birth(long current) {
    return switch (this) {
      case Immortal() -> 0;
      case Mortal(long period, long phase) ->
          (Math.max(current, phase) - phase) / period * period + phase;
    };
  }

  /// The first block in which the extrinsic is no longer valid; `Long.MAX_VALUE` for an immortal
  /// one.
  default long death(long current) {
    return switch (this) {
      case Immortal() -> Long.MAX_VALUE;
      case Mortal(long period, long phase) -> birth(current) + period;
    };
  }

  /// What phases of the given period are multiples of.
  static long quantum(long period) {
    return Math.max(period >> 12, 1);
  }
}
