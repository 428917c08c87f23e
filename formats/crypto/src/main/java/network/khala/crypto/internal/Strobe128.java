package network.khala.crypto.internal;

import java.util.Arrays;

/// STROBE-128 over Keccak-f[1600] with the operations that Merlin transcripts need.
///
/// The state is a sponge with a rate of 166 bytes. Each operation notes in the state where it began
/// and what it is, absorbs or squeezes, and may be continued by a further call of the same kind.
final class Strobe128 {
  private static final int RATE = 166;

  private static final int FLAG_I = 1;
  private static final int FLAG_A = 1 << 1;
  private static final int FLAG_C = 1 << 2;
  private static final int FLAG_M = 1 << 4;

  private final long[] state;
  private int position;
  private int begin;

  private Strobe128(long[] state, int position, int begin) {
    this.state = state;
    this.position = position;
    this.begin = begin;
  }

  /// Starts a protocol.
  static Strobe128 of(byte[] protocol) {
    Strobe128 strobe = new Strobe128(new long[Keccak.LANES], 0, 0);
    strobe.absorbByte(0, 1);
    strobe.absorbByte(1, RATE + 2);
    strobe.absorbByte(2, 1);
    strobe.absorbByte(4, 1);
    strobe.absorbByte(5, 96);
    String version = "STROBEv1.0.2";
    for (int i = 0; i < version.length(); i++) {
      strobe.absorbByte(6 + i, version.charAt(i));
    }
    Keccak.permute(strobe.state);
    strobe.metaAd(protocol, false);
    return strobe;
  }

  Strobe128 copy() {
    return new Strobe128(state.clone(), position, begin);
  }

  /// Associated data about the data.
  void metaAd(byte[] data, boolean more) {
    beginOperation(FLAG_M | FLAG_A, more);
    absorb(data);
  }

  /// Associated data.
  void ad(byte[] data) {
    beginOperation(FLAG_A, false);
    absorb(data);
  }

  /// Pseudo-random output.
  void prf(byte[] output) {
    beginOperation(FLAG_I | FLAG_A | FLAG_C, false);
    for (int i = 0; i < output.length; i++) {
      int shift = 8 * (position & 7);
      output[i] = (byte) (state[position >> 3] >>> shift);
      state[position >> 3] &= ~(0xffL << shift);
      advance();
    }
  }

  /// Secret input: what was squeezed before can no longer be computed from the state.
  void key(byte[] secret) {
    beginOperation(FLAG_A | FLAG_C, false);
    for (byte b : secret) {
      int shift = 8 * (position & 7);
      state[position >> 3] = (state[position >> 3] & ~(0xffL << shift)) | ((b & 0xffL) << shift);
      advance();
    }
  }

  void clear() {
    Arrays.fill(state, 0);
    position = 0;
    begin = 0;
  }

  private void beginOperation(int flags, boolean more) {
    if (more) {
      return;
    }
    int previousBegin = begin;
    begin = position + 1;
    absorbNext(previousBegin);
    absorbNext(flags);
    if ((flags & FLAG_C) != 0 && position != 0) {
      runPermutation();
    }
  }

  private void absorb(byte[] data) {
    int at = 0;
    while (at < data.length) {
      if ((position & 7) == 0 && position + 8 <= RATE && at + 8 <= data.length) {
        state[position >> 3] ^= LittleEndian.getLong(data, at);
        position += 8;
        at += 8;
      } else {
        absorbByte(position, data[at]);
        at++;
        position++;
      }
      if (position == RATE) {
        runPermutation();
      }
    }
  }

  private void absorbNext(int value) {
    absorbByte(position, value);
    advance();
  }

  private void advance() {
    position++;
    if (position == RATE) {
      runPermutation();
    }
  }

  private void absorbByte(int index, int value) {
    state[index >> 3] ^= (value & 0xffL) << (8 * (index & 7));
  }

  private void runPermutation() {
    absorbByte(position, begin);
    absorbByte(position + 1, 0x04);
    absorbByte(RATE + 1, 0x80);
    Keccak.permute(state);
    position = 0;
    begin = 0;
  }
}
