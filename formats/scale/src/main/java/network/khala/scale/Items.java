package network.khala.scale;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/// What all codecs of several items of one type share.
final class Items {
  /// Items of zero bytes cost no input, so the input cannot bound how many there are.
  private static final int MAX_EMPTY_ITEMS = 65_536;

  private static final int MAX_INITIAL_CAPACITY = 1 << 16;

  private Items() {}

  /// Reads a length that the rest of the input can hold.
  static int readLength(ScaleReader in, int max, int minItemSize) {
    return in.length(minItemSize == 0 ? Math.min(max, MAX_EMPTY_ITEMS) : max, minItemSize);
  }

  static void checkLength(int size, int max) {
    if (size > max) {
      throw new EncodeException(size + " items exceed the bound, " + max);
    }
  }

  static <T> void write(Collection<T> items, Codec<T> codec, ScaleWriter out) {
    int i = 0;
    try {
      for (T item : items) {
        codec.encode(item, out);
        i++;
      }
    } catch (EncodeException e) {
      throw e.within("[" + i + "]");
    }
  }

  static <T> List<T> read(int count, Codec<T> codec, ScaleReader in) {
    List<T> items = new ArrayList<>(Math.min(count, MAX_INITIAL_CAPACITY));
    readInto(items, count, codec, in);
    return Collections.unmodifiableList(items);
  }

  static <T> void readInto(Collection<T> items, int count, Codec<T> codec, ScaleReader in) {
    int i = 0;
    try {
      for (; i < count; i++) {
        items.add(codec.decode(in));
      }
    } catch (DecodeException e) {
      throw e.within("[" + i + "]");
    }
  }

  /// Compares item by item; of two lists one of which begins with the other the shorter is less.
  static <T> Comparator<List<T>> lexicographic(Comparator<T> order) {
    return (left, right) -> {
      Iterator<T> mine = left.iterator();
      Iterator<T> others = right.iterator();
      while (mine.hasNext() && others.hasNext()) {
        int difference = order.compare(mine.next(), others.next());
        if (difference != 0) {
          return difference;
        }
      }
      return Boolean.compare(mine.hasNext(), others.hasNext());
    };
  }
}
