package network.khala.crypto.internal;

import java.util.Arrays;

/// Arithmetic modulo ℓ = 2^252 + 27742317777372353535851937790883648493, the order of ristretto255
/// and of the generator of edwards25519. Scalars are 32 bytes, little-endian. Time does not depend
/// on them, and what is left of them in memory is wiped.
///
/// Inside, numbers are signed limbs of 28 bits, so that limb 9 begins at 2^252 and folding by 2^252
/// ≡ -c is a matter of whole limbs.
public final class Scalar25519 {
  private static final int BITS = 28;
  private static final long MASK = (1L << BITS) - 1;

  /// The first limb beyond 252 bits.
  private static final int FOLD = 9;

  /// c = ℓ - 2^252.
  private static final long[] C = {0xcf5d3ed, 0x12631a5, 0x79cd658, 0xf9dea2f, 0x14de};

  /// ℓ in words of 64 bits, the least significant first.
  private static final long[] ORDER = {
    0x5812631a5cf5d3edL, 0x14def9dea2f79cd6L, 0, 0x1000000000000000L
  };

  private static final byte[] MINUS_ONE = {
    (byte) 0xec,
    (byte) 0xd3,
    (byte) 0xf5,
    0x5c,
    0x1a,
    0x63,
    0x12,
    0x58,
    (byte) 0xd6,
    (byte) 0x9c,
    (byte) 0xf7,
    (byte) 0xa2,
    (byte) 0xde,
    (byte) 0xf9,
    (byte) 0xde,
    0x14,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0x10
  };

  private Scalar25519() {}

  /// A 64-byte little-endian number modulo ℓ.
  public static byte[] reduceWide(byte[] wide) {
    return reduce(unpack(wide, 19));
  }

  /// A 32-byte little-endian number modulo ℓ.
  public static byte[] reduce(byte[] number) {
    return reduce(Arrays.copyOf(unpack(number, 10), 19));
  }

  /// Whether the 32 bytes are a number below ℓ.
  public static boolean isCanonical(byte[] scalar) {
    long borrow = 0;
    for (int i = 0; i < ORDER.length; i++) {
      long word = LittleEndian.getLong(scalar, 8 * i);
      long difference = word - ORDER[i] - borrow;
      borrow = ((~word & ORDER[i]) | ((~word | ORDER[i]) & difference)) >>> 63;
    }
    return borrow != 0;
  }

  /// a b + c modulo ℓ, for any numbers of 32 bytes.
  public static byte[] multiplyAdd(byte[] a, byte[] b, byte[] c) {
    long[] x = unpack(a, 10);
    long[] y = unpack(b, 10);
    long[] z = unpack(c, 10);
    // Ten products of 56 bits stay below 2^60.
    long[] sum = Arrays.copyOf(z, 19);
    for (int i = 0; i < 10; i++) {
      for (int j = 0; j < 10; j++) {
        sum[i + j] += x[i] * y[j];
      }
    }
    Arrays.fill(x, 0);
    Arrays.fill(y, 0);
    Arrays.fill(z, 0);
    return reduce(sum);
  }

  /// a b modulo ℓ.
  public static byte[] multiply(byte[] a, byte[] b) {
    return multiplyAdd(a, b, new byte[32]);
  }

  /// a + b modulo ℓ.
  public static byte[] add(byte[] a, byte[] b) {
    byte[] one = new byte[32];
    one[0] = 1;
    return multiplyAdd(a, one, b);
  }

  /// -a modulo ℓ.
  public static byte[] negate(byte[] a) {
    return multiply(a, MINUS_ONE);
  }

  /// `scalar` / 8 as plain numbers, the three low bits dropped.
  public static byte[] divideByCofactor(byte[] scalar) {
    byte[] quotient = new byte[32];
    for (int i = 0; i < 32; i++) {
      int above = i < 31 ? scalar[i + 1] & 7 : 0;
      quotient[i] = (byte) ((scalar[i] & 0xff) >> 3 | above << 5);
    }
    return quotient;
  }

  /// 8 `scalar` as plain numbers; the scalar is below 2^253.
  public static byte[] multiplyByCofactor(byte[] scalar) {
    byte[] product = new byte[32];
    for (int i = 0; i < 32; i++) {
      int below = i > 0 ? (scalar[i - 1] & 0xff) >> 5 : 0;
      product[i] = (byte) (scalar[i] << 3 | below);
    }
    return product;
  }

  private static long[] unpack(byte[] number, int limbs) {
    byte[] padded = Arrays.copyOf(number, number.length + 8);
    long[] x = new long[limbs];
    for (int i = 0; i < limbs; i++) {
      // Limb i begins at bit 28 i: at a byte for even i, four bits into one for odd i.
      x[i] = (LittleEndian.getLong(padded, 7 * i / 2) >>> (4 * (i & 1))) & MASK;
    }
    Arrays.fill(padded, (byte) 0);
    return x;
  }

  // Each pass replaces hi 2^252 + lo by lo - c hi. Starting in [0, 2^513), the passes leave x in
  // (-2^386, 2^252), then in [0, 2^260), then in (-2^133, 2^252), and the last one, where hi is -1
  // or 0, in [0, ℓ). The number of limbs that are not zero falls accordingly.
  private static byte[] reduce(long[] x) {
    fold(x, 19);
    fold(x, 14);
    fold(x, 10);
    fold(x, 10);
    carry(x, 10);
    byte[] reduced = new byte[40];
    for (int i = 0; i < 10; i += 2) {
      long pair = x[i] | x[i + 1] << BITS;
      // Seven bytes each; the eighth is zero and overwritten by the next.
      LittleEndian.putLong(reduced, 7 * i / 2, pair);
    }
    byte[] scalar = Arrays.copyOf(reduced, 32);
    Arrays.fill(reduced, (byte) 0);
    Arrays.fill(x, 0);
    return scalar;
  }

  private static void carry(long[] x, int limbs) {
    for (int i = 0; i < limbs - 1; i++) {
      x[i + 1] += x[i] >> BITS;
      x[i] &= MASK;
    }
  }

  private static void fold(long[] x, int limbs) {
    carry(x, limbs);
    // From below: the products of a limb go to lower ones, of which each was folded before.
    for (int i = FOLD; i < limbs; i++) {
      long high = x[i];
      x[i] = 0;
      for (int j = 0; j < C.length; j++) {
        x[i - FOLD + j] -= high * C[j];
      }
    }
  }
}
