package network.khala.scale;

import java.util.Optional;

/// Success with a value (`00` on the wire) or failure with an error (`01`).
///
/// @param <T> the type of the value
/// @param <E> the type of the error
public sealed interface Result<T, E> {
  /// Success.
  record Ok<T, E>(T value) implements Result<T, E> {}

  /// Failure.
  record Err<T, E>(E error) implements Result<T, E> {}

  /// Success with the given value.
  static <T, E> Result<T, E> ok(T value) {
    return new Ok<>(value);
  }

  /// Success of an operation that yields nothing.
  static <E> Result<Unit, E> ok() {
    return new Ok<>(Unit.UNIT);
  }

  /// Failure with the given error.
  static <T, E> Result<T, E> err(E error) {
    return new Err<>(error);
  }

  /// Whether this is a success.
  default boolean isOk() {
    return this instanceof Ok;
  }

  /// The value of a success.
  default Optional<T> success() {
    return this instanceof Ok<T, E>(T value) ? Optional.of(value) : Optional.empty();
  }

  /// The error of a failure.
  default Optional<E> failure() {
    return this instanceof Err<T, E>(E error) ? Optional.of(error) : Optional.empty();
  }
}
