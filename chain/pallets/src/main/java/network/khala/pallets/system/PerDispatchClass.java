package network.khala.pallets.system;

import network.khala.frame.dispatch.DispatchClass;
import network.khala.scale.ScalePath;

/// One value for each dispatch class.
///
/// @param <T> the value's type
@ScalePath("frame_support::dispatch::PerDispatchClass")
public record PerDispatchClass<T>(T normal, T operational, T mandatory) {
  /// The value of a class.
  public T of(DispatchClass dispatchClass) {
    return switch (dispatchClass) {
      case NORMAL -> normal;
      case OPERATIONAL -> operational;
      case MANDATORY -> mandatory;
    };
  }

  /// The same with another value for one class.
  public PerDispatchClass<T> with(DispatchClass dispatchClass, T value) {
    return switch (dispatchClass) {
      case NORMAL -> new PerDispatchClass<>(value, operational, mandatory);
      case OPERATIONAL -> new PerDispatchClass<>(normal, value, mandatory);
      case MANDATORY -> new PerDispatchClass<>(normal, operational, value);
    };
  }
}
