package network.khala.tee;

import java.util.Arrays;
import java.util.Optional;

/// The content of a sealed file. Closing wipes it.
public final class Unsealed implements AutoCloseable {
  private final byte[] content;
  private final long generation;
  private final Optional<String> fallback;

  Unsealed(byte[] content, long generation, Optional<String> fallback) {
    this.content = content;
    this.generation = generation;
    this.fallback = fallback;
  }

  /// The secret itself, not a copy; all zero after [#close()].
  public byte[] content() {
    return content;
  }

  /// How often the file had been written when this was sealed, from 1.
  public long generation() {
    return generation;
  }

  /// If the newest generation could not be read and this is the one before: why.
  public Optional<String> fallback() {
    return fallback;
  }

  @Override
  public void close() {
    Arrays.fill(content, (byte) 0);
  }
}
