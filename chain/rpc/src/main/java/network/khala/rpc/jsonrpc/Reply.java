package network.khala.rpc.jsonrpc;

import java.util.List;

/// The answer to a message.
///
/// @param subscriptions those that it tells the ids of
record Reply(String text, List<Subscription> subscriptions) {
  Reply {
    subscriptions = List.copyOf(subscriptions);
  }
}
