package network.khala.pallets.mq;

import network.khala.protocol.mq.SignedMessage;

/// Tells whether a message is by the sender it names.
@FunctionalInterface
public interface SenderVerifier {
  /// Finds the sender's key and verifies the signature.
  ///
  /// @throws network.khala.frame.dispatch.DispatchException with an error of the registry if there
  ///   is no key, or the signature is not the sender's
  void verify(SignedMessage message);
}
