package network.khala.protocol.substrate;

import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.U8;

/// Why a call was rejected by the runtime. The index of each variant is its place on the wire.
@ScalePath("sp_runtime::DispatchError")
public sealed interface DispatchError {
  /// Anything without a name of its own. The text travels in logs only, never on the wire.
  @Index(0)
  record Other() implements DispatchError {}

  /// An address that names no account.
  @Index(1)
  record CannotLookup() implements DispatchError {}

  /// The origin may not make this call.
  @Index(2)
  record BadOrigin() implements DispatchError {}

  /// An error that a pallet declares.
  ///
  /// @param error which pallet and which of its errors
  @Index(3)
  @Tuple
  record Module(ModuleError error) implements DispatchError {
    /// The error `error` of the pallet at `pallet`.
    public static Module of(int pallet, int error) {
      return new Module(ModuleError.of(pallet, error));
    }
  }

  /// The account still has consumers.
  @Index(4)
  record ConsumerRemaining() implements DispatchError {}

  /// The account has no provider.
  @Index(5)
  record NoProviders() implements DispatchError {}

  /// The account has too many consumers.
  @Index(6)
  record TooManyConsumers() implements DispatchError {}

  /// A rule of fungible tokens.
  ///
  /// @param error which rule
  @Index(7)
  @Tuple
  record Token(TokenError error) implements DispatchError {}

  /// A number left its range.
  ///
  /// @param error how
  @Index(8)
  @Tuple
  record Arithmetic(ArithmeticError error) implements DispatchError {}

  /// Nesting of storage transactions.
  ///
  /// @param error what was wrong
  @Index(9)
  @Tuple
  record Transactional(TransactionalError error) implements DispatchError {}

  /// A limit of the block was reached.
  @Index(10)
  record Exhausted() implements DispatchError {}

  /// State does not decode.
  @Index(11)
  record Corruption() implements DispatchError {}

  /// A resource is not there at present.
  @Index(12)
  record Unavailable() implements DispatchError {}

  /// Root may not make this call.
  @Index(13)
  record RootNotAllowed() implements DispatchError {}

  /// Where a pallet's error is declared.
  ///
  /// @param index the pallet's index in the runtime
  /// @param error the error's index in byte 0, nested errors after it, else zeros
  @ScalePath("sp_runtime::ModuleError")
  record ModuleError(
      @U8 int index,
      @Length(4) @network.khala.scale.TypeName("[u8; MAX_MODULE_ERROR_ENCODED_SIZE]") Bytes error) {
    /// The error `error` of the pallet at `pallet`, without nested errors.
    public static ModuleError of(int pallet, int error) {
      return new ModuleError(pallet, Bytes.of((byte) error, (byte) 0, (byte) 0, (byte) 0));
    }

    /// The index of the error within its pallet.
    public int errorIndex() {
      return error.get(0) & 0xff;
    }
  }

  /// Rules of fungible tokens.
  @ScalePath("sp_runtime::TokenError")
  enum TokenError {
    /// Not enough of the token is there.
    @Index(0)
    FUNDS_UNAVAILABLE,
    /// The balance is needed to keep the account alive.
    @Index(1)
    ONLY_PROVIDER,
    /// The account would fall below the minimum.
    @Index(2)
    BELOW_MINIMUM,
    /// The account cannot be created.
    @Index(3)
    CANNOT_CREATE,
    /// There is no such asset.
    @Index(4)
    UNKNOWN_ASSET,
    /// The funds are frozen.
    @Index(5)
    FROZEN,
    /// The asset does not support this.
    @Index(6)
    UNSUPPORTED,
    /// The hold cannot be created.
    @Index(7)
    CANNOT_CREATE_HOLD,
    /// The account must not be reduced below this.
    @Index(8)
    NOT_EXPENDABLE,
    /// The account is blocked.
    @Index(9)
    BLOCKED
  }

  /// How a number left its range.
  @ScalePath("sp_arithmetic::ArithmeticError")
  enum ArithmeticError {
    /// Below the smallest value.
    @Index(0)
    UNDERFLOW,
    /// Above the largest value.
    @Index(1)
    OVERFLOW,
    /// A division by zero.
    @Index(2)
    DIVISION_BY_ZERO
  }

  /// Misuse of storage transactions.
  @ScalePath("sp_runtime::TransactionalError")
  enum TransactionalError {
    /// Nested too deeply.
    @Index(0)
    LIMIT_REACHED,
    /// No transaction is open.
    @Index(1)
    NO_LAYER
  }
}
