package network.khala.scale;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// The rules from Java names to metadata names.
final class Names {
  private static final String ROOT_PACKAGE = "network.khala.";

  private Names() {}

  /// `refTime` becomes `ref_time`.
  static String snakeCase(String name) {
    StringBuilder snake = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      boolean startsWord =
          Character.isUpperCase(letter)
              && i > 0
              && (!Character.isUpperCase(name.charAt(i - 1))
                  || (i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1))));
      if (startsWord && name.charAt(i - 1) != '_') {
        snake.append('_');
      }
      snake.append(Character.toLowerCase(letter));
    }
    return snake.toString();
  }

  /// `NO_FUNDS` becomes `NoFunds`; a name with lower-case letters stays.
  static String camelCase(String constant) {
    if (!constant.equals(constant.toUpperCase(Locale.ROOT))) {
      return constant;
    }
    StringBuilder camel = new StringBuilder();
    for (String word : constant.split("_", -1)) {
      if (!word.isEmpty()) {
        camel.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
      }
    }
    return camel.toString();
  }

  /// The type's path: as annotated, else `khala_<module>`, the packages below, the enclosing types
  /// in snake case and the type's name.
  static List<String> path(Class<?> type) {
    ScalePath stated = type.getAnnotation(ScalePath.class);
    if (stated != null) {
      return TypeInfo.splitPath(stated.value());
    }
    Deque<String> path = new ArrayDeque<>();
    path.add(type.getSimpleName());
    for (Class<?> outer = type.getEnclosingClass();
        outer != null;
        outer = outer.getEnclosingClass()) {
      path.addFirst(snakeCase(outer.getSimpleName()));
    }
    String home = type.getPackageName();
    if (home.startsWith(ROOT_PACKAGE)) {
      home = "khala_" + home.substring(ROOT_PACKAGE.length());
    }
    List<String> segments = new ArrayList<>(List.of(home.split("\\.", -1)));
    segments.addAll(path);
    return segments;
  }

  static String orElse(AnnotatedElement element, String byRule) {
    ScaleName stated = element.getAnnotation(ScaleName.class);
    return stated == null ? byRule : stated.value();
  }

  static List<String> docs(AnnotatedElement element) {
    Docs stated = element.getAnnotation(Docs.class);
    return stated == null ? List.of() : List.of(stated.value());
  }

  /// The wire index of a variant.
  ///
  /// @throws IllegalArgumentException if it is missing or no byte
  static int index(AnnotatedElement variant, String name) {
    Index stated = variant.getAnnotation(Index.class);
    if (stated == null) {
      throw new IllegalArgumentException(name + ": the variant needs an @Index");
    }
    if (stated.value() < 0 || stated.value() > 0xff) {
      throw new IllegalArgumentException(name + ": index " + stated.value() + " is no byte");
    }
    return stated.value();
  }
}
