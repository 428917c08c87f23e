package network.khala.scale;

import java.util.ArrayList;
import java.util.List;

/// The numbers of the types that a description refers to.
final class References {
  private References() {}

  static List<Integer> of(TypeInfo type) {
    List<Integer> numbers = new ArrayList<>();
    type.params().forEach(param -> param.type().ifPresent(numbers::add));
    switch (type.def()) {
      case TypeDef.Composite(List<TypeDef.Field> fields) -> addFields(fields, numbers);
      case TypeDef.Variants(List<TypeDef.Variant> variants) ->
          variants.forEach(variant -> addFields(variant.fields(), numbers));
      case TypeDef.Sequence(int item) -> numbers.add(item);
      case TypeDef.Array(long _, int item) -> numbers.add(item);
      case TypeDef.Tuple(List<Integer> items) -> numbers.addAll(items);
      case TypeDef.Compact(int number) -> numbers.add(number);
      case TypeDef.BitSequence(int store, int order) -> {
        numbers.add(store);
        numbers.add(order);
      }
      case TypeDef.Primitive _ -> {}
    }
    return numbers;
  }

  private static void addFields(List<TypeDef.Field> fields, List<Integer> numbers) {
    fields.forEach(field -> numbers.add(field.type()));
  }
}
