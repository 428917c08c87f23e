package network.khala.scale;

import java.util.List;

/// What stands for a type variable of a generic record or interface.
///
/// @param name the variable's name in the declaration
record TypeArgument(String name, Codec<?> codec) {
  static List<TypeParameter> describe(List<TypeArgument> arguments, TypeRegistry registry) {
    return arguments.stream()
        .map(argument -> TypeParameter.of(argument.name, registry.register(argument.codec)))
        .toList();
  }
}
