package network.khala.trie;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import network.khala.crypto.Hashing;

/// The trie's definition read literally, slow and without a store: keys as hexadecimal text, a
/// fresh encoding for each node. The yardstick for the real one.
final class NaiveTrie {
  private NaiveTrie() {}

  static byte[] root(SortedMap<byte[], byte[]> pairs, StateVersion version) {
    if (pairs.isEmpty()) {
      return Hashing.blake2b256(new byte[1]);
    }
    List<Map.Entry<String, byte[]>> entries = new ArrayList<>();
    pairs.forEach((key, value) -> entries.add(Map.entry(HexFormat.of().formatHex(key), value)));
    return Hashing.blake2b256(node(entries, version));
  }

  private static byte[] node(List<Map.Entry<String, byte[]>> entries, StateVersion version) {
    String first = entries.getFirst().getKey();
    String last = entries.getLast().getKey();
    int shared = 0;
    while (shared < Math.min(first.length(), last.length())
        && first.charAt(shared) == last.charAt(shared)) {
      shared++;
    }
    String partial = first.substring(0, shared);
    byte[] value = first.length() == shared ? entries.getFirst().getValue() : null;
    boolean branch = entries.size() > 1;
    boolean hashed = version == StateVersion.V1 && value != null && value.length >= 33;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (hashed) {
      header(out, branch ? 0x10 : 0x20, branch ? 15 : 31, shared);
    } else {
      header(out, branch ? value == null ? 0x80 : 0xc0 : 0x40, 63, shared);
    }
    out.writeBytes(HexFormat.of().parseHex((shared % 2 == 1 ? "0" : "") + partial));
    List<byte[]> children = new ArrayList<>();
    if (branch) {
      int bitmap = 0;
      for (int nibble = 0; nibble < 16; nibble++) {
        String digit = partial + Integer.toHexString(nibble);
        List<Map.Entry<String, byte[]>> below = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : entries) {
          if (entry.getKey().startsWith(digit)) {
            below.add(Map.entry(entry.getKey().substring(shared + 1), entry.getValue()));
          }
        }
        if (!below.isEmpty()) {
          bitmap |= 1 << nibble;
          children.add(node(below, version));
        }
      }
      out.write(bitmap);
      out.write(bitmap >> 8);
    }
    if (hashed && value != null) {
      out.writeBytes(Hashing.blake2b256(value));
    } else if (value != null) {
      sized(out, value);
    }
    for (byte[] child : children) {
      sized(out, child.length < 32 ? child : Hashing.blake2b256(child));
    }
    return out.toByteArray();
  }

  private static void header(ByteArrayOutputStream out, int tag, int max, int length) {
    if (length < max) {
      out.write(tag | length);
      return;
    }
    out.write(tag | max);
    int rest = length - max;
    while (rest >= 255) {
      out.write(255);
      rest -= 255;
    }
    out.write(rest);
  }

  private static void sized(ByteArrayOutputStream out, byte[] content) {
    int length = content.length;
    if (length < 64) {
      out.write(length << 2);
    } else if (length < 1 << 14) {
      out.write(length << 2 | 1);
      out.write(length >> 6);
    } else {
      for (int shift : new int[] {0, 8, 16, 24}) {
        out.write((length << 2 | 2) >>> shift);
      }
    }
    out.writeBytes(content);
  }
}
