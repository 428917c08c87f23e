package network.khala.client.metadata;

import java.util.List;

/// A group of functions that the runtime offers to clients.
///
/// @param docs documentation, a line each
public record RuntimeApi(String name, List<Method> methods, List<String> docs) {
  /// Copies the lists.
  public RuntimeApi {
    methods = List.copyOf(methods);
    docs = List.copyOf(docs);
  }

  /// The function with the given name, also in camel case.
  ///
  /// @throws UnknownNameException if there is none
  public Method method(String asked) {
    return Names.find(methods, Method::name, asked)
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "function", name + "." + asked, methods.stream().map(Method::name).toList()));
  }

  /// A function.
  ///
  /// @param output the type of its result
  /// @param docs documentation, a line each
  public record Method(String name, List<Input> inputs, int output, List<String> docs) {
    /// Copies the lists.
    public Method {
      inputs = List.copyOf(inputs);
      docs = List.copyOf(docs);
    }
  }

  /// A parameter of a function.
  public record Input(String name, int type) {}
}
