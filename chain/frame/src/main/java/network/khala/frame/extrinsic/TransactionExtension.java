package network.khala.frame.extrinsic;

import network.khala.frame.dispatch.PostDispatch;
import network.khala.scale.Codec;

/// One of the checks and charges around a signed call; upstream calls them signed extensions.
///
/// @param <E> what the extrinsic carries for it
/// @param <A> what is signed in addition without being carried
public interface TransactionExtension<E, A> {
  /// The name in metadata; clients know extensions by it.
  String identifier();

  /// What the extrinsic carries.
  Codec<E> extraCodec();

  /// What is signed in addition.
  Codec<A> additionalCodec();

  /// What is signed in addition, given what the extrinsic carries.
  ///
  /// @throws InvalidTransactionException if it cannot be known, an era's forgotten block for
  ///   example
  A additional(E extra);

  /// Checks the call for the pool, changing nothing.
  ///
  /// @throws InvalidTransactionException if the call must not be pooled
  default ValidTransaction validate(E extra, SignedCall call) {
    return ValidTransaction.NEUTRAL;
  }

  /// Checks the call before it runs, and takes what it costs.
  ///
  /// @return what happens after the call
  /// @throws InvalidTransactionException if the call must not be included now
  default AfterDispatch prepare(E extra, SignedCall call) {
    return AfterDispatch.NOTHING;
  }

  /// What an extension does after the call ran, whether it succeeded or not.
  @FunctionalInterface
  interface AfterDispatch {
    /// Nothing to do.
    AfterDispatch NOTHING = (cost, success) -> {};

    /// Runs after the call, outside of its transaction.
    void run(PostDispatch cost, boolean success);
  }
}
