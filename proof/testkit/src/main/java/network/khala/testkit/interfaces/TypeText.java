package network.khala.testkit.interfaces;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import network.khala.scale.Codec;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;

/// Types in the short form of the tables: `Vec<u8>`, `Option<u32>`, `AccountId32`. Named types
/// stand without their parameters.
final class TypeText {
  private static final Set<String> WRAPPERS = Set.of("Vec", "Option", "BoundedVec", "Compact");

  private TypeText() {}

  static String of(Codec<?> codec) {
    TypeRegistry registry = new TypeRegistry();
    int number = registry.register(codec);
    return of(registry.toPortable(), number);
  }

  static String of(PortableRegistry types, int number) {
    TypeInfo type = types.type(number);
    String name = type.name();
    return switch (type.def()) {
      case TypeDef.Primitive primitive -> primitive.text();
      case TypeDef.Compact(int inner) -> "Compact<" + of(types, inner) + ">";
      case TypeDef.Sequence(int inner) -> "Vec<" + of(types, inner) + ">";
      case TypeDef.Array(var length, int inner) -> "[" + of(types, inner) + ";" + length + "]";
      case TypeDef.Tuple(List<Integer> members) ->
          members.stream()
              .map(member -> of(types, member))
              .collect(Collectors.joining(", ", "(", ")"));
      case TypeDef.Composite(List<TypeDef.Field> fields) ->
          name.equals("BoundedVec")
              ? of(types, fields.getFirst().type()).replaceFirst("^Vec", "BoundedVec")
              : name;
      case TypeDef.Variants(List<TypeDef.Variant> variants) ->
          name.equals("Option")
              ? "Option<" + of(types, variants.getLast().fields().getFirst().type()) + ">"
              : name;
      default -> name.toLowerCase(Locale.ROOT);
    };
  }

  /// The table's text without the parameters of named types and without remarks.
  static String normal(String text) {
    String plain =
        text.replaceAll("(\\[u8;32\\] \\(sr25519 public\\)|\\bsr25519 public)", "Public")
            .replaceAll(" \\((Balance|BlockNumber)\\)", "")
            .replaceAll(" ((cluster|contract) id|unix seconds|block)", "")
            .replaceAll(" \\{[^}]*}", "")
            .replace("String", "str")
            .replace(" (u32 parts per million)", "")
            .replaceAll("BoundedVec<u8,\\s*\\d+>", "BoundedVec<u8>")
            .replaceAll(",(?=\\S)", ", ");
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < plain.length()) {
      char letter = plain.charAt(i);
      if (letter == '<' && !WRAPPERS.contains(wordBefore(plain, i))) {
        i = afterMatching(plain, i);
      } else {
        out.append(letter);
        i++;
      }
    }
    return out.toString();
  }

  private static String wordBefore(String text, int end) {
    int start = end;
    while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
      start--;
    }
    return text.substring(start, end);
  }

  private static int afterMatching(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '<' ? 1 : text.charAt(i) == '>' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }
}
