package network.khala.rpc.fuzz;

import java.util.Arrays;
import java.util.List;
import network.khala.scale.Bytes;

/// Bytes as a row of choices. When they are used up the first choice is taken.
final class Choices {
  private final byte[] input;
  private int at;

  Choices(byte[] input) {
    this.input = input;
  }

  boolean isEmpty() {
    return at >= input.length;
  }

  /// A number from 0 to `bound` - 1, of at most 256.
  int next(int bound) {
    return isEmpty() ? 0 : (input[at++] & 0xff) % bound;
  }

  <T> T of(List<T> things) {
    return things.size() <= 256
        ? things.get(next(things.size()))
        : things.get((next(256) << 8 | next(256)) % things.size());
  }

  /// Up to `max` bytes.
  Bytes bytes(int max) {
    int end = Math.min(input.length, at + next(max + 1));
    byte[] taken = Arrays.copyOfRange(input, Math.min(at, end), end);
    at = Math.max(at, end);
    return Bytes.wrap(taken);
  }

  /// All that is left.
  Bytes rest() {
    byte[] taken = Arrays.copyOfRange(input, Math.min(at, input.length), input.length);
    at = input.length;
    return Bytes.wrap(taken);
  }
}
