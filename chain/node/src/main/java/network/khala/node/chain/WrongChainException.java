package network.khala.node.chain;

import network.khala.protocol.substrate.Hash;

/// A database that holds another chain than the chain spec describes.
public final class WrongChainException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongChainException(Hash present, Hash wanted) {
    super(
        "the database holds the chain with genesis "
            + present
            + ", the chain spec describes "
            + wanted
            + "; use another base path, or the chain spec that it was made with");
  }
}
