package network.khala.pruntime.chain;

import java.util.List;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;

/// A header further on than what is trusted, with what proves it and some of its state.
///
/// @param header the header
/// @param finality its finality proof from the trusted block on; empty if it is the trusted header
/// @param nodes of a read proof under its state root
public record LaterHeader(Header header, Bytes finality, List<Bytes> nodes) {
  /// Copies the list.
  public LaterHeader {
    nodes = List.copyOf(nodes);
  }

  ProvenReads reads() {
    return ProvenReads.of(nodes, header.stateRoot());
  }
}
