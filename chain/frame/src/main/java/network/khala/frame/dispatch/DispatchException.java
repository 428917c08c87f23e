package network.khala.frame.dispatch;

import network.khala.protocol.substrate.DispatchError;

/// Carries a [DispatchError] out of a call; everything the call changed is rolled back. Without a
/// stack trace, since a failing call is ordinary and frequent.
public final class DispatchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DispatchError error;
  private final transient PostDispatch cost;

  private DispatchException(DispatchError error, PostDispatch cost) {
    super(error.toString(), null, false, false);
    this.error = error;
    this.cost = cost;
  }

  /// A failure at the declared cost.
  public static DispatchException of(DispatchError error) {
    return new DispatchException(error, PostDispatch.AS_DECLARED);
  }

  /// A failure that turned out to cost something else than declared.
  public static DispatchException of(DispatchError error, PostDispatch cost) {
    return new DispatchException(error, cost);
  }

  /// The origin may not make this call.
  public static DispatchException badOrigin() {
    return of(new DispatchError.BadOrigin());
  }

  /// What is reported on chain.
  public DispatchError error() {
    return error;
  }

  /// What the failing call cost.
  public PostDispatch cost() {
    return cost;
  }
}
