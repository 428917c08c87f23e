package network.khala.scale;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Reads SCALE encodings strictly: compact numbers only in their shortest form, no length beyond
/// what the input still holds, nested values no deeper than [#MAX_DEPTH]. Nothing is allocated
/// before the remaining input justifies it. For one thread.
///
/// The input is not copied and must not change while it is read; what is returned never refers to
/// it. Every failure is a [DecodeException].
public final class ScaleReader {
  /// How deep values of recursive types (calls in calls, say) may be nested.
  public static final int MAX_DEPTH = 256;

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] input;
  private final int start;
  private final int end;
  private int next;
  private int depth;

  /// Reads the whole array.
  public ScaleReader(byte[] input) {
    this(input, 0, input.length);
  }

  /// Reads the bytes from `from` (inclusive) to `to` (exclusive); offsets count from `from`.
  public ScaleReader(byte[] input, int from, int to) {
    this(input, from, from, to, 0);
    if (from < 0 || to < from || to > input.length) {
      throw new IndexOutOfBoundsException(from + ".." + to + " of " + input.length);
    }
  }

  private ScaleReader(byte[] input, int start, int next, int end, int depth) {
    this.input = input;
    this.start = start;
    this.next = next;
    this.end = end;
    this.depth = depth;
  }

  /// Reads the whole byte string.
  public ScaleReader(Bytes input) {
    this(input.backing());
  }

  /// The number of bytes read so far.
  public int position() {
    return next - start;
  }

  /// The number of bytes not yet read.
  public int remaining() {
    return end - next;
  }

  /// @throws DecodeException if bytes are left over
  public void expectEnd() {
    if (next != end) {
      throw error(String.format(Locale.ROOT, "bytes left over: %,d", remaining()), "end of input");
    }
  }

  /// A failure at the next byte; to be thrown.
  public DecodeException error(String problem, String expected) {
    return errorAt(position(), problem, expected);
  }

  /// A failure at the given offset; to be thrown.
  public DecodeException errorAt(int offset, String problem, String expected) {
    return new DecodeException(offset, problem, expected);
  }

  /// Enters a value of a recursive type; [#leave] follows when it has been read.
  ///
  /// @throws DecodeException if that is one level too deep
  public void enter(String type) {
    if (depth == MAX_DEPTH) {
      throw error("values are nested deeper than " + MAX_DEPTH, type);
    }
    depth++;
  }

  /// Leaves the value entered last.
  public void leave() {
    depth--;
  }

  /// One byte, `0…255`.
  public int u8() {
    require(1, "u8");
    return input[next++] & 0xff;
  }

  /// Two bytes, `0…65535`.
  public int u16() {
    require(Short.BYTES, "u16");
    return twoBytes() & 0xffff;
  }

  /// Four bytes, `0…2^32 - 1`.
  public long u32() {
    require(Integer.BYTES, "u32");
    return fourBytes() & 0xffff_ffffL;
  }

  /// Eight bytes; the result's bits are an unsigned number.
  public long u64() {
    require(Long.BYTES, "u64");
    return eightBytes();
  }

  /// Sixteen bytes, `0…2^128 - 1`.
  public BigInteger u128() {
    require(16, "u128");
    return unsigned(eightBytes(), eightBytes());
  }

  /// Thirty-two bytes, `0…2^256 - 1`.
  public BigInteger u256() {
    require(32, "u256");
    return new BigInteger(1, reversed(32));
  }

  /// One byte, two's complement.
  public int i8() {
    require(1, "i8");
    return input[next++];
  }

  /// Two bytes, two's complement.
  public int i16() {
    require(Short.BYTES, "i16");
    return twoBytes();
  }

  /// Four bytes, two's complement.
  public int i32() {
    require(Integer.BYTES, "i32");
    return fourBytes();
  }

  /// Eight bytes, two's complement.
  public long i64() {
    require(Long.BYTES, "i64");
    return eightBytes();
  }

  /// Sixteen bytes, two's complement.
  public BigInteger i128() {
    require(16, "i128");
    return new BigInteger(reversed(16));
  }

  /// Thirty-two bytes, two's complement.
  public BigInteger i256() {
    require(32, "i256");
    return new BigInteger(reversed(32));
  }

  /// `00` or `01`; nothing else is a boolean.
  public boolean bool() {
    int value = u8();
    if (value > 1) {
      throw errorAt(position() - 1, "byte " + value + " is neither 0 nor 1", "bool");
    }
    return value == 1;
  }

  /// The tag of an option or result, `0` or `1`.
  int tag(String type) {
    int value = u8();
    if (value > 1) {
      throw errorAt(position() - 1, "tag " + value + " is neither 0 nor 1", type);
    }
    return value;
  }

  /// Compact form of `0…255`.
  public int compactU8() {
    return (int) compact(0xff, "Compact<u8>");
  }

  /// Compact form of `0…65535`.
  public int compactU16() {
    return (int) compact(0xffff, "Compact<u16>");
  }

  /// Compact form of `0…2^32 - 1`.
  public long compactU32() {
    return compact(0xffff_ffffL, "Compact<u32>");
  }

  /// Compact form; the result's bits are an unsigned number.
  public long compactU64() {
    return compact(-1L, "Compact<u64>");
  }

  /// Compact form of `0…2^128 - 1`.
  public BigInteger compactU128() {
    int at = position();
    int mode = peekMode("Compact<u128>");
    int length = (mode >>> 2) + 4;
    if ((mode & 3) != 3 || length <= Long.BYTES) {
      return unsigned(compact(-1L, "Compact<u128>"), 0);
    }
    if (length > 16) {
      throw errorAt(at, "compact number of " + length + " bytes does not fit", "Compact<u128>");
    }
    require(1 + length, "Compact<u128>");
    next++;
    long low = eightBytes();
    long high = partial(length - Long.BYTES);
    if (high >>> ((length - 9) << 3) == 0) {
      throw notShortest(at, "Compact<u128>");
    }
    return unsigned(low, high);
  }

  /// The number of items that follow, in compact form.
  ///
  /// @param max the limit that the type sets
  /// @param minItemSize the least number of bytes that an item takes; if it is positive, a count
  ///   that the remaining input cannot hold is refused here
  public int length(int max, int minItemSize) {
    int at = position();
    long count = compactU32();
    if (count > max) {
      throw errorAt(
          at,
          String.format(Locale.ROOT, "compact length %,d exceeds limit %,d", count, max),
          String.format(Locale.ROOT, "at most %,d items", max));
    }
    if (count * minItemSize > remaining()) {
      throw errorAt(
          at,
          String.format(
              Locale.ROOT,
              "compact length %,d needs at least %,d bytes, %,d remain",
              count,
              count * minItemSize,
              remaining()),
          "as many items as stated");
    }
    return (int) count;
  }

  /// `length` bytes as they are.
  public byte[] raw(int length) {
    require(length, length + " bytes");
    byte[] bytes = Arrays.copyOfRange(input, next, next + length);
    next += length;
    return bytes;
  }

  /// Passes over `length` bytes.
  public void skip(int length) {
    require(length, length + " bytes");
    next += length;
  }

  /// Thirty-two bytes as they are.
  public Bytes32 bytes32() {
    return Bytes32.wrap(raw(Bytes32.SIZE));
  }

  /// `Vec<u8>`: compact length, then the bytes.
  public Bytes bytes() {
    return bytes(Integer.MAX_VALUE);
  }

  /// `Vec<u8>` of at most `max` bytes.
  public Bytes bytes(int max) {
    return Bytes.wrap(raw(length(max, 1)));
  }

  /// Text: compact length in bytes, then UTF-8.
  public String string() {
    return string(Integer.MAX_VALUE);
  }

  /// Text of at most `maxBytes` bytes of UTF-8.
  public String string(int maxBytes) {
    int length = length(maxBytes, 1);
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(input, next, length))
              .toString();
      next += length;
      return text;
    } catch (CharacterCodingException e) {
      throw error("bytes are not UTF-8", "str");
    }
  }

  /// A reader of the next `length` bytes, which this reader passes over. Offsets and nesting go on
  /// counting.
  public ScaleReader slice(int length) {
    require(length, length + " bytes");
    ScaleReader slice = new ScaleReader(input, start, next, next + length, depth);
    next += length;
    return slice;
  }

  private long compact(long max, String type) {
    int at = position();
    int mode = peekMode(type);
    long value;
    long least;
    switch (mode & 3) {
      case 0 -> {
        next++;
        value = (mode & 0xffL) >>> 2;
        least = 0;
      }
      case 1 -> {
        require(Short.BYTES, type);
        value = (twoBytes() & 0xffffL) >>> 2;
        least = 1L << 6;
      }
      case 2 -> {
        require(Integer.BYTES, type);
        value = (fourBytes() & 0xffff_ffffL) >>> 2;
        least = 1L << 14;
      }
      default -> {
        int length = (mode >>> 2) + 4;
        if (length > Long.BYTES) {
          throw errorAt(at, "compact number of " + length + " bytes does not fit", type);
        }
        require(1 + length, type);
        next++;
        value = partial(length);
        least = length == 4 ? 1L << 30 : 1L << ((length - 1) << 3);
      }
    }
    if (Long.compareUnsigned(value, least) < 0) {
      throw notShortest(at, type);
    }
    if (Long.compareUnsigned(value, max) > 0) {
      throw errorAt(at, "compact number " + Long.toUnsignedString(value) + " does not fit", type);
    }
    return value;
  }

  private int peekMode(String type) {
    require(1, type);
    return input[next] & 0xff;
  }

  private DecodeException notShortest(int at, String type) {
    return errorAt(at, "compact number is not in its shortest form", type);
  }

  /// The next one to eight bytes as an unsigned number.
  private long partial(int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value |= (input[next++] & 0xffL) << (i << 3);
    }
    return value;
  }

  private short twoBytes() {
    short value = (short) SHORT.get(input, next);
    next += Short.BYTES;
    return value;
  }

  private int fourBytes() {
    int value = (int) INT.get(input, next);
    next += Integer.BYTES;
    return value;
  }

  private long eightBytes() {
    long value = (long) LONG.get(input, next);
    next += Long.BYTES;
    return value;
  }

  private byte[] reversed(int length) {
    byte[] bigEndian = new byte[length];
    for (int i = length - 1; i >= 0; i--) {
      bigEndian[i] = input[next++];
    }
    return bigEndian;
  }

  private static BigInteger unsigned(long low, long high) {
    if (high == 0 && low >= 0) {
      return BigInteger.valueOf(low);
    }
    byte[] bigEndian = new byte[16];
    ByteBuffer.wrap(bigEndian).putLong(high).putLong(low);
    return new BigInteger(1, bigEndian);
  }

  private void require(int length, String type) {
    if (length > end - next) {
      throw error(
          String.format(
              Locale.ROOT, "input ends: %,d of %,d needed bytes remain", end - next, length),
          type);
    }
  }
}
