package network.khala.node.chain;

import network.khala.frame.state.State;
import network.khala.node.store.StateView;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// A stored state as the runtime reads it.
///
/// @param view the state after some block
record StoredState(StateView view) implements State {
  @Override
  public byte @Nullable [] get(Bytes key) {
    return view.get(key);
  }

  @Override
  public @Nullable Bytes nextKey(Bytes key) {
    return view.nextKey(key);
  }
}
