package network.khala.crypto.internal;

import java.util.ArrayList;
import java.util.List;

/// A sum of multiples of points by public scalars, all with one chain of doublings (Straus' method
/// over non-adjacent forms). Time depends on the scalars.
public final class PublicSum {
  private static final int WIDTH = 5;
  private static final int TABLE_SIZE = 1 << (WIDTH - 2);

  private final List<byte[]> scalarDigits = new ArrayList<>();
  private final List<CachedPoint[]> oddMultiples = new ArrayList<>();
  private byte[] baseLow = new byte[0];
  private byte[] baseHigh = new byte[0];

  /// An empty sum.
  public PublicSum() {}

  /// Adds `scalar` · p, for a scalar of 32 bytes below 2^255.
  public void add(byte[] scalar, EdwardsPoint p) {
    scalarDigits.add(Digits.nonAdjacent(scalar, WIDTH));
    oddMultiples.add(CachedPoint.oddMultiples(p, TABLE_SIZE));
  }

  /// Adds `scalar` · B, at most once, for a scalar below 2^253.
  public void addBase(byte[] scalar) {
    byte[] half = new byte[32];
    System.arraycopy(scalar, 0, half, 0, 16);
    baseLow = Digits.nonAdjacent(half, FixedBase.PublicTable.WIDTH);
    System.arraycopy(scalar, 16, half, 0, 16);
    baseHigh = Digits.nonAdjacent(half, FixedBase.PublicTable.WIDTH);
  }

  /// The sum.
  public EdwardsPoint compute() {
    EdwardsPoint sum = new EdwardsPoint();
    CompletedPoint step = new CompletedPoint();
    int length = Math.max(Digits.length(baseLow), Digits.length(baseHigh));
    byte[][] digits = scalarDigits.toArray(byte[][]::new);
    CachedPoint[][] tables = oddMultiples.toArray(CachedPoint[][]::new);
    for (byte[] scalar : digits) {
      length = Math.max(length, Digits.length(scalar));
    }
    int baseLength = baseLow.length;
    for (int i = length - 1; i >= 0; i--) {
      step.doubleOf(sum);
      for (int j = 0; j < digits.length; j++) {
        int digit = digits[j][i];
        if (digit != 0) {
          step.toExtended(sum);
          addMultiple(step, sum, tables[j], digit);
        }
      }
      if (i < baseLength) {
        addBaseMultiple(step, sum, FixedBase.PublicTable.LOW, baseLow[i]);
        addBaseMultiple(step, sum, FixedBase.PublicTable.HIGH, baseHigh[i]);
      }
      step.toProjective(sum);
    }
    if (length > 0) {
      step.toExtended(sum);
    }
    return sum;
  }

  private static void addMultiple(
      CompletedPoint step, EdwardsPoint sum, CachedPoint[] oddMultiples, int digit) {
    if (digit > 0) {
      step.sumOf(sum, oddMultiples[digit / 2]);
    } else {
      step.differenceOf(sum, oddMultiples[-digit / 2]);
    }
  }

  private static void addBaseMultiple(
      CompletedPoint step, EdwardsPoint sum, AffinePoint[] oddMultiples, int digit) {
    if (digit > 0) {
      step.toExtended(sum);
      step.sumOf(sum, oddMultiples[digit / 2]);
    } else if (digit < 0) {
      step.toExtended(sum);
      step.differenceOf(sum, oddMultiples[-digit / 2]);
    }
  }
}
