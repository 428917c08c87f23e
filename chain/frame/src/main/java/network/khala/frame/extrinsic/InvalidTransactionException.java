package network.khala.frame.extrinsic;

/// Carries a [TransactionValidityError] out of validation. Without a stack trace, since bad
/// transactions are ordinary and may come in floods.
public final class InvalidTransactionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TransactionValidityError error;

  /// Carries `error`.
  public InvalidTransactionException(TransactionValidityError error) {
    super(error.toString(), null, false, false);
    this.error = error;
  }

  /// The transaction breaks a rule.
  public static InvalidTransactionException invalid(InvalidTransaction reason) {
    return new InvalidTransactionException(new TransactionValidityError.Invalid(reason));
  }

  /// The transaction's validity cannot be told.
  public static InvalidTransactionException unknown(UnknownTransaction reason) {
    return new InvalidTransactionException(new TransactionValidityError.Unknown(reason));
  }

  /// What was wrong.
  public TransactionValidityError error() {
    return error;
  }
}
