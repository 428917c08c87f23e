package network.khala.crypto.internal;

import java.util.Arrays;

/// The permutation Keccak-f[1600] (FIPS 202 §3.3) and the 256-bit hash over it with the padding of
/// the original submission (first padding byte `01`), which SHA-3 changed later.
public final class Keccak {
  /// The state's size in 64-bit lanes; lane `x + 5y` holds bytes `8(x + 5y)` on, little-endian.
  public static final int LANES = 25;

  private static final int RATE_256_BYTES = 136;

  private static final long[] ROUND_CONSTANTS = {
    0x0000000000000001L, 0x0000000000008082L, 0x800000000000808aL, 0x8000000080008000L,
    0x000000000000808bL, 0x0000000080000001L, 0x8000000080008081L, 0x8000000000008009L,
    0x000000000000008aL, 0x0000000000000088L, 0x0000000080008009L, 0x000000008000000aL,
    0x000000008000808bL, 0x800000000000008bL, 0x8000000000008089L, 0x8000000000008003L,
    0x8000000000008002L, 0x8000000000000080L, 0x000000000000800aL, 0x800000008000000aL,
    0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L, 0x8000000080008008L
  };

  private Keccak() {}

  /// Keccak-256 of `input`: 32 bytes.
  public static byte[] keccak256(byte[] input) {
    long[] state = new long[LANES];
    int at = 0;
    while (input.length - at >= RATE_256_BYTES) {
      absorb(state, input, at);
      permute(state);
      at += RATE_256_BYTES;
    }
    byte[] last = new byte[RATE_256_BYTES];
    System.arraycopy(input, at, last, 0, input.length - at);
    last[input.length - at] = 0x01;
    last[RATE_256_BYTES - 1] |= (byte) 0x80;
    absorb(state, last, 0);
    permute(state);
    byte[] digest = new byte[32];
    for (int i = 0; i < 4; i++) {
      LittleEndian.putLong(digest, 8 * i, state[i]);
    }
    Arrays.fill(state, 0);
    Arrays.fill(last, (byte) 0);
    return digest;
  }

  private static void absorb(long[] state, byte[] input, int offset) {
    for (int i = 0; i < RATE_256_BYTES / 8; i++) {
      state[i] ^= LittleEndian.getLong(input, offset + 8 * i);
    }
  }

  /// Applies the 24 rounds to `state` in place.
  // Lanes are locals named by column (a-e, x = 0..4) and row (0-4, y). One round per loop pass
  // keeps the method far below the size up to which HotSpot compiles.
  public static void permute(long[] state) {
    long a0 = state[0];
    long b0 = state[1];
    long c0 = state[2];
    long d0 = state[3];
    long e0 = state[4];
    long a1 = state[5];
    long b1 = state[6];
    long c1 = state[7];
    long d1 = state[8];
    long e1 = state[9];
    long a2 = state[10];
    long b2 = state[11];
    long c2 = state[12];
    long d2 = state[13];
    long e2 = state[14];
    long a3 = state[15];
    long b3 = state[16];
    long c3 = state[17];
    long d3 = state[18];
    long e3 = state[19];
    long a4 = state[20];
    long b4 = state[21];
    long c4 = state[22];
    long d4 = state[23];
    long e4 = state[24];
    for (long constant : ROUND_CONSTANTS) {
      long a = a0 ^ a1 ^ a2 ^ a3 ^ a4;
      long b = b0 ^ b1 ^ b2 ^ b3 ^ b4;
      long c = c0 ^ c1 ^ c2 ^ c3 ^ c4;
      long d = d0 ^ d1 ^ d2 ^ d3 ^ d4;
      long e = e0 ^ e1 ^ e2 ^ e3 ^ e4;
      long ta = e ^ Long.rotateLeft(b, 1);
      long tb = a ^ Long.rotateLeft(c, 1);
      long tc = b ^ Long.rotateLeft(d, 1);
      long td = c ^ Long.rotateLeft(e, 1);
      long te = d ^ Long.rotateLeft(a, 1);
      long pa0 = a0 ^ ta;
      long pb0 = Long.rotateLeft(b1 ^ tb, 44);
      long pc0 = Long.rotateLeft(c2 ^ tc, 43);
      long pd0 = Long.rotateLeft(d3 ^ td, 21);
      long pe0 = Long.rotateLeft(e4 ^ te, 14);
      long pa1 = Long.rotateLeft(d0 ^ td, 28);
      long pb1 = Long.rotateLeft(e1 ^ te, 20);
      long pc1 = Long.rotateLeft(a2 ^ ta, 3);
      long pd1 = Long.rotateLeft(b3 ^ tb, 45);
      long pe1 = Long.rotateLeft(c4 ^ tc, 61);
      long pa2 = Long.rotateLeft(b0 ^ tb, 1);
      long pb2 = Long.rotateLeft(c1 ^ tc, 6);
      long pc2 = Long.rotateLeft(d2 ^ td, 25);
      long pd2 = Long.rotateLeft(e3 ^ te, 8);
      long pe2 = Long.rotateLeft(a4 ^ ta, 18);
      long pa3 = Long.rotateLeft(e0 ^ te, 27);
      long pb3 = Long.rotateLeft(a1 ^ ta, 36);
      long pc3 = Long.rotateLeft(b2 ^ tb, 10);
      long pd3 = Long.rotateLeft(c3 ^ tc, 15);
      long pe3 = Long.rotateLeft(d4 ^ td, 56);
      long pa4 = Long.rotateLeft(c0 ^ tc, 62);
      long pb4 = Long.rotateLeft(d1 ^ td, 55);
      long pc4 = Long.rotateLeft(e2 ^ te, 39);
      long pd4 = Long.rotateLeft(a3 ^ ta, 41);
      long pe4 = Long.rotateLeft(b4 ^ tb, 2);
      a0 = pa0 ^ (~pb0 & pc0) ^ constant;
      b0 = pb0 ^ (~pc0 & pd0);
      c0 = pc0 ^ (~pd0 & pe0);
      d0 = pd0 ^ (~pe0 & pa0);
      e0 = pe0 ^ (~pa0 & pb0);
      a1 = pa1 ^ (~pb1 & pc1);
      b1 = pb1 ^ (~pc1 & pd1);
      c1 = pc1 ^ (~pd1 & pe1);
      d1 = pd1 ^ (~pe1 & pa1);
      e1 = pe1 ^ (~pa1 & pb1);
      a2 = pa2 ^ (~pb2 & pc2);
      b2 = pb2 ^ (~pc2 & pd2);
      c2 = pc2 ^ (~pd2 & pe2);
      d2 = pd2 ^ (~pe2 & pa2);
      e2 = pe2 ^ (~pa2 & pb2);
      a3 = pa3 ^ (~pb3 & pc3);
      b3 = pb3 ^ (~pc3 & pd3);
      c3 = pc3 ^ (~pd3 & pe3);
      d3 = pd3 ^ (~pe3 & pa3);
      e3 = pe3 ^ (~pa3 & pb3);
      a4 = pa4 ^ (~pb4 & pc4);
      b4 = pb4 ^ (~pc4 & pd4);
      c4 = pc4 ^ (~pd4 & pe4);
      d4 = pd4 ^ (~pe4 & pa4);
      e4 = pe4 ^ (~pa4 & pb4);
    }
    state[0] = a0;
    state[1] = b0;
    state[2] = c0;
    state[3] = d0;
    state[4] = e0;
    state[5] = a1;
    state[6] = b1;
    state[7] = c1;
    state[8] = d1;
    state[9] = e1;
    state[10] = a2;
    state[11] = b2;
    state[12] = c2;
    state[13] = d2;
    state[14] = e2;
    state[15] = a3;
    state[16] = b3;
    state[17] = c3;
    state[18] = d3;
    state[19] = e3;
    state[20] = a4;
    state[21] = b4;
    state[22] = c4;
    state[23] = d4;
    state[24] = e4;
  }
}
