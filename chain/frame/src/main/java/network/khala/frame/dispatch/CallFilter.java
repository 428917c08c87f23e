package network.khala.frame.dispatch;

/// Which calls are open to origins other than root.
@FunctionalInterface
public interface CallFilter {
  /// Whether the call may be dispatched.
  boolean allows(RuntimeCall call);

  /// Every call is open.
  CallFilter ALL = call -> true;
}
