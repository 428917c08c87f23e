package network.khala.rpc.backend;

import java.util.List;
import java.util.Optional;
import network.khala.node.store.StateChange;
import network.khala.node.store.StateView;
import network.khala.scale.Bytes;

/// The states after blocks. Methods throw [network.khala.node.store.StateDiscardedException] for
/// blocks whose state is pruned.
public interface States {
  /// The state after a block.
  StateView at(long number);

  /// What a block wrote and deleted, ascending by key; all of the state for genesis.
  List<StateChange> changes(long number);

  /// The keys that a block wrote or deleted, ascending, also where the value stayed the same.
  List<Bytes> changedKeys(long number);

  /// Calls a function of the runtime on the state after a block; nothing if there is no such
  /// function.
  ///
  /// @throws network.khala.scale.DecodeException if the parameters are malformed
  Optional<Bytes> call(long number, String function, Bytes parameters);
}
