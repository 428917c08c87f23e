package network.khala.client.metadata;

import java.util.List;

/// The metadata holds no item with the name asked for.
public final class UnknownNameException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /// How many names a message lists.
  private static final int LISTED = 60;

  UnknownNameException(String kind, String name, List<String> known) {
    super(kind + " " + name + " does not exist; " + listed(known));
  }

  private static String listed(List<String> known) {
    if (known.isEmpty()) {
      return "there are none";
    }
    String names = String.join(", ", known.subList(0, Math.min(LISTED, known.size())));
    return "there are: " + names + (known.size() > LISTED ? ", …" : "");
  }
}
