package network.khala.client.json;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.client.metadata.Names;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A set of bits with names: a number, declared as a struct around it, whose parameter is an enum
/// that has the bits as the numbers of its variants.
///
/// @param number the number's type
/// @param bits the named bits, in the order of their declaration
record Flags(TypeDef.Primitive number, List<TypeDef.Variant> bits) {
  /// What is known of the type; nothing if it is declared otherwise.
  static Optional<Flags> of(PortableRegistry types, TypeInfo type) {
    if (type.def() instanceof TypeDef.Composite(List<TypeDef.Field> fields)
        && fields.size() == 1
        && types.type(fields.getFirst().type()).def() instanceof TypeDef.Primitive number
        && type.params().size() == 1
        && type.params().getFirst().type().isPresent()
        && types.type(type.params().getFirst().type().get()).def()
            instanceof TypeDef.Variants(List<TypeDef.Variant> bits)) {
      return Optional.of(new Flags(number, bits));
    }
    return Optional.empty();
  }

  /// The names of the bits that are set; nothing if one of them has no name.
  Optional<JsonNode> names(BigInteger value) {
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    BigInteger rest = value;
    for (TypeDef.Variant bit : bits) {
      BigInteger mask = BigInteger.valueOf(bit.index());
      if (mask.signum() > 0 && value.and(mask).equals(mask)) {
        names.add(bit.name());
        rest = rest.andNot(mask);
      }
    }
    return rest.signum() == 0 ? Optional.of(names) : Optional.empty();
  }

  /// The number that names stand for.
  ///
  /// @throws JsonFormException if there is no bit of such a name
  JsonNode number(JsonNode names) {
    BigInteger value = BigInteger.ZERO;
    List<String> known = new ArrayList<>();
    bits.forEach(bit -> known.add(bit.name()));
    for (JsonNode name : names) {
      String text = name.asString("");
      TypeDef.Variant bit =
          Names.find(bits, TypeDef.Variant::name, text)
              .orElseThrow(
                  () ->
                      new JsonFormException(
                          "there is no "
                              + Texts.quoted(text)
                              + "; there are: "
                              + String.join(", ", known)));
      value = value.or(BigInteger.valueOf(bit.index()));
    }
    return JsonNodeFactory.instance.numberNode(value);
  }
}
