package network.khala.rpc.jsonrpc;

import java.util.List;

/// A method that peers may call.
sealed interface Method {
  /// The names of the parameters, in order.
  List<String> params();

  /// Whether only peers that may do everything can call it.
  boolean unsafe();

  /// A question with an answer.
  ///
  /// @param maxResponseChars how long its answer may be
  record Query(List<String> params, boolean unsafe, int maxResponseChars, Answer answer)
      implements Method {}

  /// A question whose answer is followed by work.
  record Operation(List<String> params, boolean unsafe, Opening opening) implements Method {}

  /// The start of a subscription.
  ///
  /// @param notification the method that its messages name
  record Subscribe(List<String> params, boolean unsafe, String notification, Source source)
      implements Method {}

  /// The end of a subscription.
  record Unsubscribe() implements Method {
    @Override
    public List<String> params() {
      return List.of("subscription");
    }

    @Override
    public boolean unsafe() {
      return false;
    }
  }
}
