package network.khala.rpc.api;

import network.khala.protocol.substrate.Hash;
import network.khala.rpc.backend.Blocks;
import network.khala.rpc.jsonrpc.Params;

/// The block that an optional parameter names: the newest one if it is left out.
public record BlockReference(long number, Hash hash) {
  /// Finds the block for a method that reads state.
  ///
  /// @throws network.khala.rpc.jsonrpc.RpcException if there is none with the given hash
  public static BlockReference forState(Blocks blocks, Params params, String name) {
    return params
        .optionalHash(name)
        .map(value -> known(blocks, new Hash(value)))
        .orElseGet(() -> best(blocks));
  }

  /// The newest block.
  public static BlockReference best(Blocks blocks) {
    long number = blocks.best();
    Hash hash =
        blocks
            .hash(number)
            .orElseThrow(() -> new IllegalStateException("the newest block has no hash"));
    return new BlockReference(number, hash);
  }

  private static BlockReference known(Blocks blocks, Hash hash) {
    return blocks
        .number(hash)
        .map(number -> new BlockReference(number, hash))
        .orElseThrow(
            () -> Failures.state("UnknownBlock: the block " + hash + " is not in the database"));
  }
}
