package network.khala.client.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Names as users write them. Clients in JavaScript know `transfer_keep_alive` as
/// `transferKeepAlive` and `PhalaRegistry` as `phalaRegistry`; both forms find the declared name.
public final class Names {
  private Names() {}

  /// The camel-case form: underscores are dropped with the next letter raised, and a leading run of
  /// capitals is lowered (`SS58Prefix` gives `ss58Prefix`).
  public static String camel(String name) {
    var text = new StringBuilder(name.length());
    boolean raise = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-' || c == ' ' || c == '.') {
        raise = text.length() > 0;
      } else {
        text.append(raise ? Character.toUpperCase(c) : c);
        raise = false;
      }
    }
    return lowerHead(text.toString());
  }

  private static String lowerHead(String text) {
    int capitals = 0;
    while (capitals < text.length() && isRaised(text.charAt(capitals))) {
      capitals++;
    }
    if (capitals == 0) {
      return text;
    }
    // Of several capitals the last begins the next word, unless the text ends with them.
    int lowered = capitals == 1 || capitals == text.length() ? capitals : capitals - 1;
    if (capitals > 1 && Character.isDigit(text.charAt(capitals - 1))) {
      lowered = capitals;
    }
    return text.substring(0, lowered).toLowerCase(Locale.ROOT) + text.substring(lowered);
  }

  private static boolean isRaised(char c) {
    return Character.isUpperCase(c) || Character.isDigit(c);
  }

  /// The item with the given name, exactly or in camel case.
  static <T> Optional<T> find(List<T> items, Function<T, String> nameOf, String asked) {
    Optional<T> exact = items.stream().filter(item -> nameOf.apply(item).equals(asked)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    String camel = camel(asked);
    return items.stream().filter(item -> camel(nameOf.apply(item)).equals(camel)).findFirst();
  }
}
