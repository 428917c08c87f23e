package network.khala.collateral;

import java.util.Locale;

/// Which of Intel's sets of documents is asked for. Intel publishes a newer evaluation some months
/// before it is in force.
///
/// @param query what is added to a request, empty for the usual set
public record EvaluationSet(String query) {
  /// The set that is in force.
  public static final EvaluationSet STANDARD = new EvaluationSet("");

  /// The newest set: what the standard one will demand later.
  public static final EvaluationSet EARLY = new EvaluationSet("update=early");

  private static final long MAX_NUMBER = 0xffff_ffffL;

  /// The set with this evaluation number.
  public static EvaluationSet number(long number) {
    if (number < 0 || number > MAX_NUMBER) {
      throw new IllegalArgumentException("evaluation number " + number);
    }
    return new EvaluationSet("tcbEvaluationDataNumber=" + number);
  }

  /// Reads `standard`, `early` or a number.
  ///
  /// @throws IllegalArgumentException if it is none of these
  public static EvaluationSet parse(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "standard" -> STANDARD;
      case "early" -> EARLY;
      default -> {
        if (!text.matches("[0-9]{1,10}")) {
          throw new IllegalArgumentException(
              "'" + text + "' is none of standard, early or an evaluation number");
        }
        yield number(Long.parseLong(text));
      }
    };
  }

  /// The query string of a request that already has `first`, or none if it is empty.
  String after(String first) {
    if (query.isEmpty()) {
      return first.isEmpty() ? "" : "?" + first;
    }
    return first.isEmpty() ? "?" + query : "?" + first + "&" + query;
  }
}
