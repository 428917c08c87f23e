package network.khala.frame.metadata;

import java.util.List;
import network.khala.scale.Codec;

/// A runtime API as metadata V15 lists it.
///
/// @param name the trait's name
/// @param version the version in `RuntimeVersion`
/// @param methods its methods
public record RuntimeApi(String name, int version, List<Method> methods) {
  /// Copies the list.
  public RuntimeApi {
    methods = List.copyOf(methods);
  }

  /// One method.
  ///
  /// @param name without the trait's name
  /// @param inputs the parameters in order
  /// @param output the result's type
  public record Method(String name, List<Input> inputs, Codec<?> output) {
    /// Copies the list.
    public Method {
      inputs = List.copyOf(inputs);
    }
  }

  /// One parameter.
  public record Input(String name, Codec<?> codec) {}
}
