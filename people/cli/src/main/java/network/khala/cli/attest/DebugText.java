package network.khala.cli.attest;

import network.khala.attestation.dcap.ReportBody;
import network.khala.cli.Output;
import network.khala.cli.Output.Style;

/// Whether a program keeps secrets from whoever runs it, in words.
final class DebugText {
  static final String NAME = "can be debugged";

  private DebugText() {}

  static String of(ReportBody body, Output output) {
    return body.isDebug()
        ? output.styled(Style.ERROR, "yes: whoever runs it can read all of it")
        : "no";
  }
}
