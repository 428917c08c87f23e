package network.khala.crypto;

import java.util.Arrays;
import network.khala.crypto.internal.LittleEndian;

/// BLAKE2b (RFC 7693) without key, salt or personalisation, fed piece by piece. The digest length
/// is part of what is hashed, so a shorter digest is no prefix of a longer one.
///
/// Not thread-safe; one instance gives one digest.
public final class Blake2b {
  private static final int BLOCK_BYTES = 128;
  private static final int MAX_DIGEST_BYTES = 64;
  private static final int ROUNDS = 12;

  /// The first 64 bits of the fractional parts of the square roots of the first eight primes.
  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /// The order of message words in each of the twelve rounds, row after row.
  private static final byte[] SIGMA = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, //
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3, //
    11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4, //
    7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8, //
    9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13, //
    2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9, //
    12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11, //
    13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10, //
    6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5, //
    10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0, //
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, //
    14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3
  };

  private final long[] chain = IV.clone();
  private final long[] words = new long[16];
  private final byte[] block = new byte[BLOCK_BYTES];
  private final int digestBytes;
  private int blockFill;
  private long compressedBytes;
  private boolean finished;

  /// Starts a hash with a digest of 1 to 64 bytes.
  public Blake2b(int digestBytes) {
    if (digestBytes < 1 || digestBytes > MAX_DIGEST_BYTES) {
      throw new IllegalArgumentException("a BLAKE2b digest has 1-64 bytes, not " + digestBytes);
    }
    this.digestBytes = digestBytes;
    chain[0] ^= 0x0101_0000L ^ digestBytes;
  }

  /// Starts a hash with a digest of 32 bytes, the chain's usual one.
  public static Blake2b bits256() {
    return new Blake2b(32);
  }

  /// Appends all of `input`.
  public Blake2b update(byte[] input) {
    return update(input, 0, input.length);
  }

  /// Appends one byte.
  public Blake2b update(byte input) {
    return update(new byte[] {input}, 0, 1);
  }

  /// Appends `length` bytes of `input` from `offset` on.
  public Blake2b update(byte[] input, int offset, int length) {
    if (finished) {
      throw new IllegalStateException("the digest was taken already");
    }
    int at = offset;
    int left = length;
    // The last block is compressed with a flag, so a full block waits until more input arrives.
    while (left > 0) {
      if (blockFill == BLOCK_BYTES) {
        compressBlock(block, 0, false);
        blockFill = 0;
      }
      if (blockFill == 0 && left > BLOCK_BYTES) {
        compressBlock(input, at, false);
        at += BLOCK_BYTES;
        left -= BLOCK_BYTES;
        continue;
      }
      int taken = Math.min(BLOCK_BYTES - blockFill, left);
      System.arraycopy(input, at, block, blockFill, taken);
      blockFill += taken;
      at += taken;
      left -= taken;
    }
    return this;
  }

  /// Ends the hash and wipes what was buffered.
  public byte[] digest() {
    if (finished) {
      throw new IllegalStateException("the digest was taken already");
    }
    finished = true;
    Arrays.fill(block, blockFill, BLOCK_BYTES, (byte) 0);
    compressBlock(block, 0, true);
    for (int i = 0; i < 8; i++) {
      LittleEndian.putLong(block, 8 * i, chain[i]);
    }
    byte[] digest = Arrays.copyOf(block, digestBytes);
    Arrays.fill(block, (byte) 0);
    Arrays.fill(words, 0);
    Arrays.fill(chain, 0);
    return digest;
  }

  private void compressBlock(byte[] input, int offset, boolean last) {
    compressedBytes += last ? blockFill : BLOCK_BYTES;
    for (int i = 0; i < 16; i++) {
      words[i] = LittleEndian.getLong(input, offset + 8 * i);
    }
    compress(chain, words, compressedBytes, last ? -1L : 0L);
  }

  // The rounds stay a loop: unrolled, the method would outgrow the size up to which HotSpot
  // compiles at all. Inputs are below 2^63 bytes, so the counter's high word is zero.
  private static void compress(long[] h, long[] m, long counter, long lastFlag) {
    long v0 = h[0];
    long v1 = h[1];
    long v2 = h[2];
    long v3 = h[3];
    long v4 = h[4];
    long v5 = h[5];
    long v6 = h[6];
    long v7 = h[7];
    long v8 = IV[0];
    long v9 = IV[1];
    long v10 = IV[2];
    long v11 = IV[3];
    long v12 = IV[4] ^ counter;
    long v13 = IV[5];
    long v14 = IV[6] ^ lastFlag;
    long v15 = IV[7];
    for (int s = 0; s < 16 * ROUNDS; s += 16) {
      v0 += v4 + m[SIGMA[s]];
      v1 += v5 + m[SIGMA[s + 2]];
      v2 += v6 + m[SIGMA[s + 4]];
      v3 += v7 + m[SIGMA[s + 6]];
      v12 = Long.rotateRight(v12 ^ v0, 32);
      v13 = Long.rotateRight(v13 ^ v1, 32);
      v14 = Long.rotateRight(v14 ^ v2, 32);
      v15 = Long.rotateRight(v15 ^ v3, 32);
      v8 += v12;
      v9 += v13;
      v10 += v14;
      v11 += v15;
      v4 = Long.rotateRight(v4 ^ v8, 24);
      v5 = Long.rotateRight(v5 ^ v9, 24);
      v6 = Long.rotateRight(v6 ^ v10, 24);
      v7 = Long.rotateRight(v7 ^ v11, 24);
      v0 += v4 + m[SIGMA[s + 1]];
      v1 += v5 + m[SIGMA[s + 3]];
      v2 += v6 + m[SIGMA[s + 5]];
      v3 += v7 + m[SIGMA[s + 7]];
      v12 = Long.rotateRight(v12 ^ v0, 16);
      v13 = Long.rotateRight(v13 ^ v1, 16);
      v14 = Long.rotateRight(v14 ^ v2, 16);
      v15 = Long.rotateRight(v15 ^ v3, 16);
      v8 += v12;
      v9 += v13;
      v10 += v14;
      v11 += v15;
      v4 = Long.rotateRight(v4 ^ v8, 63);
      v5 = Long.rotateRight(v5 ^ v9, 63);
      v6 = Long.rotateRight(v6 ^ v10, 63);
      v7 = Long.rotateRight(v7 ^ v11, 63);

      v0 += v5 + m[SIGMA[s + 8]];
      v1 += v6 + m[SIGMA[s + 10]];
      v2 += v7 + m[SIGMA[s + 12]];
      v3 += v4 + m[SIGMA[s + 14]];
      v15 = Long.rotateRight(v15 ^ v0, 32);
      v12 = Long.rotateRight(v12 ^ v1, 32);
      v13 = Long.rotateRight(v13 ^ v2, 32);
      v14 = Long.rotateRight(v14 ^ v3, 32);
      v10 += v15;
      v11 += v12;
      v8 += v13;
      v9 += v14;
      v5 = Long.rotateRight(v5 ^ v10, 24);
      v6 = Long.rotateRight(v6 ^ v11, 24);
      v7 = Long.rotateRight(v7 ^ v8, 24);
      v4 = Long.rotateRight(v4 ^ v9, 24);
      v0 += v5 + m[SIGMA[s + 9]];
      v1 += v6 + m[SIGMA[s + 11]];
      v2 += v7 + m[SIGMA[s + 13]];
      v3 += v4 + m[SIGMA[s + 15]];
      v15 = Long.rotateRight(v15 ^ v0, 16);
      v12 = Long.rotateRight(v12 ^ v1, 16);
      v13 = Long.rotateRight(v13 ^ v2, 16);
      v14 = Long.rotateRight(v14 ^ v3, 16);
      v10 += v15;
      v11 += v12;
      v8 += v13;
      v9 += v14;
      v5 = Long.rotateRight(v5 ^ v10, 63);
      v6 = Long.rotateRight(v6 ^ v11, 63);
      v7 = Long.rotateRight(v7 ^ v8, 63);
      v4 = Long.rotateRight(v4 ^ v9, 63);
    }
    h[0] ^= v0 ^ v8;
    h[1] ^= v1 ^ v9;
    h[2] ^= v2 ^ v10;
    h[3] ^= v3 ^ v11;
    h[4] ^= v4 ^ v12;
    h[5] ^= v5 ^ v13;
    h[6] ^= v6 ^ v14;
    h[7] ^= v7 ^ v15;
  }
}
