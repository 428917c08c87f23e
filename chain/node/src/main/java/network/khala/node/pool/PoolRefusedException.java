package network.khala.node.pool;

/// Carries a [PoolRefusal]. Without a stack trace, since refusals may come in floods.
public final class PoolRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient PoolRefusal refusal;

  /// Carries `refusal`.
  public PoolRefusedException(PoolRefusal refusal) {
    super(refusal.toString(), null, false, false);
    this.refusal = refusal;
  }

  /// Why the transaction was refused.
  public PoolRefusal refusal() {
    return refusal;
  }
}
