package network.khala.tee.doctor;

/// One line of a diagnosis.
///
/// @param subject what was looked at: `cpu`, `attestation`, `memory`, …
/// @param verdict how it is
/// @param found what was found, with figures
/// @param advice what to do; empty if there is nothing to do
public record Finding(String subject, Verdict verdict, String found, String advice) {

  /// How something is.
  public enum Verdict {
    /// Fit.
    PASS,
    /// It works, and could be better.
    WARN,
    /// It does not work so.
    FAIL
  }

  /// A finding that is fit.
  public static Finding pass(String subject, String found) {
    return new Finding(subject, Verdict.PASS, found, "");
  }

  /// A finding that works and could be better.
  public static Finding warn(String subject, String found, String advice) {
    return new Finding(subject, Verdict.WARN, found, advice);
  }

  /// A finding that does not work so.
  public static Finding fail(String subject, String found, String advice) {
    return new Finding(subject, Verdict.FAIL, found, advice);
  }
}
