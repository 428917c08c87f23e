package network.khala.scale;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Appends SCALE encodings to a growing buffer. For one thread.
///
/// Unsigned numbers come in the smallest signed Java type that holds them, `u64` as the bits of a
/// `long`. A value out of range throws [EncodeException] and leaves the buffer as it was.
public final class ScaleWriter {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int INITIAL_CAPACITY = 64;
  private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

  private byte[] buffer;
  private int size;

  /// Creates an empty writer.
  public ScaleWriter() {
    this(INITIAL_CAPACITY);
  }

  /// Creates an empty writer with room for `capacity` bytes; it grows beyond them when needed.
  public ScaleWriter(int capacity) {
    buffer = new byte[capacity];
  }

  /// The number of bytes written so far.
  public int size() {
    return size;
  }

  /// A copy of what was written so far.
  public byte[] toArray() {
    return Arrays.copyOf(buffer, size);
  }

  /// What was written so far as a byte string.
  public Bytes toBytes() {
    return Bytes.wrap(toArray());
  }

  /// One byte, `0…255`.
  public ScaleWriter u8(int value) {
    require(value >= 0 && value <= 0xff, value, "u8");
    return octet(value);
  }

  /// Two bytes, `0…65535`.
  public ScaleWriter u16(int value) {
    require(value >= 0 && value <= 0xffff, value, "u16");
    return twoBytes(value);
  }

  /// Four bytes, `0…2^32 - 1`.
  public ScaleWriter u32(long value) {
    require(value >= 0 && value <= 0xffff_ffffL, value, "u32");
    return fourBytes((int) value);
  }

  /// Eight bytes; the bits of `value` are taken as an unsigned number.
  public ScaleWriter u64(long value) {
    return i64(value);
  }

  /// Sixteen bytes, `0…2^128 - 1`.
  public ScaleWriter u128(BigInteger value) {
    require(value.signum() >= 0 && value.bitLength() <= 128, value, "u128");
    return i64(value.longValue()).i64(highWord(value));
  }

  /// Thirty-two bytes, `0…2^256 - 1`.
  public ScaleWriter u256(BigInteger value) {
    require(value.signum() >= 0 && value.bitLength() <= 256, value, "u256");
    return words(value, 4);
  }

  /// One byte, two's complement.
  public ScaleWriter i8(int value) {
    require(value == (byte) value, value, "i8");
    return octet(value);
  }

  /// Two bytes, two's complement.
  public ScaleWriter i16(int value) {
    require(value == (short) value, value, "i16");
    return twoBytes(value);
  }

  /// Four bytes, two's complement.
  public ScaleWriter i32(int value) {
    return fourBytes(value);
  }

  /// Eight bytes, two's complement.
  public ScaleWriter i64(long value) {
    reserve(Long.BYTES);
    LONG.set(buffer, size, value);
    size += Long.BYTES;
    return this;
  }

  /// Sixteen bytes, two's complement.
  public ScaleWriter i128(BigInteger value) {
    require(value.bitLength() < 128, value, "i128");
    return words(value, 2);
  }

  /// Thirty-two bytes, two's complement.
  public ScaleWriter i256(BigInteger value) {
    require(value.bitLength() < 256, value, "i256");
    return words(value, 4);
  }

  /// `00` or `01`.
  public ScaleWriter bool(boolean value) {
    return octet(value ? 1 : 0);
  }

  /// Compact form of `0…255`.
  public ScaleWriter compactU8(int value) {
    require(value >= 0 && value <= 0xff, value, "Compact<u8>");
    return compactU64(value);
  }

  /// Compact form of `0…65535`.
  public ScaleWriter compactU16(int value) {
    require(value >= 0 && value <= 0xffff, value, "Compact<u16>");
    return compactU64(value);
  }

  /// Compact form of `0…2^32 - 1`.
  public ScaleWriter compactU32(long value) {
    require(value >= 0 && value <= 0xffff_ffffL, value, "Compact<u32>");
    return compactU64(value);
  }

  /// Compact form; the bits of `value` are taken as an unsigned number.
  public ScaleWriter compactU64(long value) {
    if (value >>> 6 == 0) {
      return octet((int) value << 2);
    }
    if (value >>> 14 == 0) {
      return twoBytes((int) value << 2 | 1);
    }
    if (value >>> 30 == 0) {
      return fourBytes((int) value << 2 | 2);
    }
    int length = Math.max(4, (71 - Long.numberOfLeadingZeros(value)) >>> 3);
    octet((length - 4) << 2 | 3);
    reserve(length);
    for (int i = 0; i < length; i++) {
      buffer[size++] = (byte) (value >>> (i << 3));
    }
    return this;
  }

  /// Compact form of `0…2^128 - 1`.
  public ScaleWriter compactU128(BigInteger value) {
    require(value.signum() >= 0 && value.bitLength() <= 128, value, "Compact<u128>");
    if (value.bitLength() <= 64) {
      return compactU64(value.longValue());
    }
    int length = (value.bitLength() + 7) >>> 3;
    octet((length - 4) << 2 | 3);
    long high = highWord(value);
    i64(value.longValue());
    reserve(length - Long.BYTES);
    for (int i = 0; i < length - Long.BYTES; i++) {
      buffer[size++] = (byte) (high >>> (i << 3));
    }
    return this;
  }

  /// The number of items or bytes that follow.
  public ScaleWriter length(int count) {
    return compactU64(count);
  }

  /// The bytes as they are, without a length.
  public ScaleWriter raw(byte[] bytes) {
    return raw(bytes, 0, bytes.length);
  }

  /// `length` bytes from `from` on as they are, without a length.
  public ScaleWriter raw(byte[] bytes, int from, int length) {
    reserve(length);
    System.arraycopy(bytes, from, buffer, size, length);
    size += length;
    return this;
  }

  /// The bytes as they are, without a length.
  public ScaleWriter raw(Bytes bytes) {
    return raw(bytes.backing());
  }

  /// The 32 bytes as they are.
  public ScaleWriter raw(Bytes32 bytes) {
    return raw(bytes.backing());
  }

  /// `Vec<u8>`: compact length, then the bytes.
  public ScaleWriter bytes(byte[] bytes) {
    return length(bytes.length).raw(bytes);
  }

  /// `Vec<u8>`: compact length, then the bytes.
  public ScaleWriter bytes(Bytes bytes) {
    return bytes(bytes.backing());
  }

  /// Text: compact length in bytes, then UTF-8.
  public ScaleWriter string(String text) {
    try {
      ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return length(utf8.remaining()).raw(utf8.array(), utf8.arrayOffset(), utf8.remaining());
    } catch (CharacterCodingException e) {
      throw new EncodeException("text has an unpaired surrogate, which UTF-8 cannot express");
    }
  }

  private ScaleWriter octet(int value) {
    reserve(1);
    buffer[size++] = (byte) value;
    return this;
  }

  private ScaleWriter twoBytes(int value) {
    reserve(Short.BYTES);
    SHORT.set(buffer, size, (short) value);
    size += Short.BYTES;
    return this;
  }

  private ScaleWriter fourBytes(int value) {
    reserve(Integer.BYTES);
    INT.set(buffer, size, value);
    size += Integer.BYTES;
    return this;
  }

  /// Bits 64 to 127; most balances have none, which saves them a shifted copy.
  private static long highWord(BigInteger value) {
    return value.bitLength() <= 64 ? 0 : value.shiftRight(64).longValue();
  }

  private ScaleWriter words(BigInteger value, int count) {
    for (int i = 0; i < count; i++) {
      i64(value.shiftRight(i << 6).longValue());
    }
    return this;
  }

  private void reserve(int more) {
    if (more > buffer.length - size) {
      grow(more);
    }
  }

  private void grow(int more) {
    if (more > MAX_CAPACITY - size) {
      throw new EncodeException("encoding is longer than 2 GiB");
    }
    long doubled = Math.min(2L * Math.max(buffer.length, INITIAL_CAPACITY), MAX_CAPACITY);
    buffer = Arrays.copyOf(buffer, Math.max((int) doubled, size + more));
  }

  private static void require(boolean fits, long value, String type) {
    if (!fits) {
      throw new EncodeException(value + " does not fit " + type);
    }
  }

  private static void require(boolean fits, BigInteger value, String type) {
    if (!fits) {
      throw new EncodeException(value + " does not fit " + type);
    }
  }
}
