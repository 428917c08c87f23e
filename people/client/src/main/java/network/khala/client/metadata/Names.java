package network.khala.client.metadata;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names as users write them. Clients in JavaScript know `transfer_keep_alive` as
/// `transferKeepAlive` and `PhalaRegistry` as `phalaRegistry`; both forms find the declared name.
public final class Names {
  private static final Pattern SEPARATORS = Pattern.compile("[-_., ]+");
  private static final Pattern ALL_RAISED = Pattern.compile("[0-9A-Z]+");
  private static final Pattern RAISED_HEAD = Pattern.compile("^[0-9A-Z]{2,}[^a-z]");

  private Names() {}

  /// The camel-case form: words lose their separators, and leading capitals of a word are lowered
  /// but for the one that begins its next part (`SS58Prefix` gives `ss58Prefix`).
  public static String camel(String name) {
    var text = new StringBuilder(name.length());
    for (String word : SEPARATORS.split(name, -1)) {
      if (!word.isEmpty()) {
        String calm = calmed(word);
        char first = calm.charAt(0);
        text.append(text.isEmpty() ? Character.toLowerCase(first) : Character.toUpperCase(first));
        text.append(calm, 1, calm.length());
      }
    }
    return text.toString();
  }

  private static String calmed(String word) {
    if (ALL_RAISED.matcher(word).matches()) {
      return word.toLowerCase(Locale.ROOT);
    }
    Matcher head = RAISED_HEAD.matcher(word);
    if (!head.find()) {
      return word;
    }
    int last = head.end() - 1;
    return word.substring(0, last).toLowerCase(Locale.ROOT)
        + Character.toUpperCase(word.charAt(last))
        + word.substring(head.end());
  }

  /// The item with the given name, exactly or in camel case.
  public static <T> Optional<T> find(List<T> items, Function<T, String> nameOf, String asked) {
    Optional<T> exact = items.stream().filter(item -> nameOf.apply(item).equals(asked)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    String camel = camel(asked);
    return items.stream().filter(item -> camel(nameOf.apply(item)).equals(camel)).findFirst();
  }
}
