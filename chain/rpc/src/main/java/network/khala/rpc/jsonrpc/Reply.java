package network.khala.rpc.jsonrpc;

import java.util.List;

/// The answer to a message.
///
/// @param subscriptions those that it tells the ids of
/// @param then what is done once it has been sent
record Reply(String text, List<Subscription> subscriptions, List<Runnable> then) {
  Reply {
    subscriptions = List.copyOf(subscriptions);
    then = List.copyOf(then);
  }

  /// A reply that nothing follows.
  static Reply of(String text) {
    return new Reply(text, List.of(), List.of());
  }

  /// Goes on after the text was sent.
  void sent() {
    subscriptions.forEach(Subscription::announce);
    then.forEach(Runnable::run);
  }
}
