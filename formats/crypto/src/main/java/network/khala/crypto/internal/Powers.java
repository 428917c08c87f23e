package network.khala.crypto.internal;

/// Inverses and square roots in [Field25519], as powers.
///
/// A power of one element is a chain of squarings, each waiting for the one before. Powers of
/// several elements go in step: the processor works on all of them at the same time, so two take
/// little longer than one.
final class Powers {
  private Powers() {}

  /// a^-1, and 0 for a = 0: a^(p-2).
  static Field25519 inverse(Field25519 a) {
    Chain chain = new Chain(a);
    Field25519[] power = chain.copyOf(chain.ones250);
    squareTimes(power, 5);
    multiply(power, power, chain.a11); // (2^250 - 1) 2^5 + 11 = p - 2
    return power[0];
  }

  /// Each a^((p-5)/8) = a^(2^252 - 3), the core of a square root.
  static Field25519[] rootPowers(Field25519... elements) {
    Chain chain = new Chain(elements);
    Field25519[] power = chain.copyOf(chain.ones250);
    squareTimes(power, 2);
    multiply(power, power, elements); // (2^250 - 1) 2^2 + 1 = 2^252 - 3
    return power;
  }

  /// a^11 and a^(2^250 - 1), whose exponent is 250 one bits, by doubling their number.
  private static final class Chain {
    final Field25519[] a11;
    final Field25519[] ones250;

    Chain(Field25519... a) {
      Field25519[] a2 = copyOf(a);
      squareTimes(a2, 1);
      Field25519[] a9 = copyOf(a2);
      squareTimes(a9, 2);
      multiply(a9, a9, a);
      a11 = copyOf(a9);
      multiply(a11, a11, a2);
      Field25519[] ones5 = copyOf(a11);
      squareTimes(ones5, 1);
      multiply(ones5, ones5, a9); // 2 · 11 + 9 = 31
      Field25519[] ones10 = append(ones5, 5, ones5);
      Field25519[] ones20 = append(ones10, 10, ones10);
      Field25519[] ones40 = append(ones20, 20, ones20);
      Field25519[] ones50 = append(ones40, 10, ones10);
      Field25519[] ones100 = append(ones50, 50, ones50);
      Field25519[] ones200 = append(ones100, 100, ones100);
      ones250 = append(ones200, 50, ones50);
    }

    /// a^(2^times) · b.
    private Field25519[] append(Field25519[] a, int times, Field25519[] b) {
      Field25519[] result = copyOf(a);
      squareTimes(result, times);
      multiply(result, result, b);
      return result;
    }

    Field25519[] copyOf(Field25519[] elements) {
      Field25519[] copies = new Field25519[elements.length];
      for (int i = 0; i < copies.length; i++) {
        copies[i] = elements[i].copy();
      }
      return copies;
    }
  }

  private static void squareTimes(Field25519[] elements, int times) {
    for (int done = 0; done < times; done++) {
      for (Field25519 element : elements) {
        element.square(element);
      }
    }
  }

  private static void multiply(Field25519[] result, Field25519[] a, Field25519[] b) {
    for (int i = 0; i < result.length; i++) {
      result[i].multiply(a[i], b[i]);
    }
  }
}
