package network.khala.crypto.internal;

/// Multiples of any point by a secret scalar.
public final class VariableBase {
  private VariableBase() {}

  /// `scalar` · p for a scalar below 2^255; its time does not depend on the scalar.
  public static EdwardsPoint multiply(byte[] scalar, EdwardsPoint p) {
    byte[] digits = Digits.radix16(scalar);
    CachedPoint[] table = CachedPoint.multiples(p, 8);
    EdwardsPoint result = new EdwardsPoint();
    CompletedPoint step = new CompletedPoint();
    CachedPoint addend = new CachedPoint();
    for (int i = 63; i >= 0; i--) {
      for (int j = 0; j < 3; j++) {
        step.doubleOf(result);
        step.toProjective(result);
      }
      step.doubleOf(result);
      step.toExtended(result);
      addend.select(table, digits[i]);
      step.sumOf(result, addend);
      step.toExtended(result);
    }
    Digits.clear(digits);
    addend.clear();
    step.clear();
    return result;
  }
}
