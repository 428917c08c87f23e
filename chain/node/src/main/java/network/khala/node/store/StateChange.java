package network.khala.node.store;

import java.util.Optional;
import network.khala.scale.Bytes;

/// What a block did to one storage key.
///
/// @param value the value after the block, empty if the key was deleted
public record StateChange(Bytes key, Optional<Bytes> value) {}
