package network.khala.frame.state;

import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// A read view of raw chain state. Keys are ordered as unsigned byte strings.
public interface State {
  /// The value under `key`, or null where there is none.
  byte @Nullable [] get(Bytes key);

  /// The first key strictly greater than `key`, or null where there is none.
  @Nullable Bytes nextKey(Bytes key);

  /// State without any entry.
  State EMPTY =
      new State() {
        @Override
        public byte @Nullable [] get(Bytes key) {
          return null;
        }

        @Override
        public @Nullable Bytes nextKey(Bytes key) {
          return null;
        }
      };
}
