package network.khala.cli.doctor;

import network.khala.tee.doctor.Finding;
import network.khala.tee.doctor.Finding.Verdict;

/// One line of the diagnosis.
///
/// @param subject what was looked at
/// @param found what was found, with figures
/// @param advice what to do; empty if there is nothing to do
record Line(String subject, Verdict verdict, String found, String advice) {
  static Line of(Finding finding) {
    return new Line(finding.subject(), finding.verdict(), finding.found(), finding.advice());
  }

  static Line pass(String subject, String found) {
    return new Line(subject, Verdict.PASS, found, "");
  }

  static Line warn(String subject, String found, String advice) {
    return new Line(subject, Verdict.WARN, found, advice);
  }

  static Line fail(String subject, String found, String advice) {
    return new Line(subject, Verdict.FAIL, found, advice);
  }
}
