package network.khala.pruntime;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import network.khala.attestation.AttestationException;
import network.khala.crypto.VerificationException;
import network.khala.scale.DecodeException;
import network.khala.tee.SealException;

/// Why the program cannot start, in words for the operator, with the exit code of the command's
/// contract.
///
/// @param code 2 usage, 3 refused, 69 something needed is not there, 70 a defect
/// @param error what is wrong
/// @param hint what to do
record StartFailure(int code, String error, String hint) {
  private static final int USAGE = 2;
  private static final int REFUSED = 3;
  private static final int UNAVAILABLE = 69;
  private static final int DEFECT = 70;

  static StartFailure of(Exception failure) {
    String text = String.valueOf(failure.getMessage());
    return switch (failure) {
      case UsageException _ ->
          new StartFailure(USAGE, text, "see the options in docs/protocol/pruntime.md");
      case AttestationException e ->
          new StartFailure(
              UNAVAILABLE,
              "no device vouches for this program: " + e.detail(),
              "start it by `khala devtee`, or by the loader of a TEE");
      case SealException e -> ofSeal(e, text);
      case VerificationException _, DecodeException _ ->
          new StartFailure(
              REFUSED,
              "what is sealed in the data directory is not this worker's: " + text,
              "restore the directory from a backup, or start with an empty one as a new worker");
      case PrpcException e ->
          new StartFailure(
              REFUSED, e.text(), "give each chain and each key a data directory of its own");
      case BindException e ->
          new StartFailure(
              UNAVAILABLE,
              "the port is taken: " + e.getMessage(),
              "stop the program that listens there, or choose another --port");
      case AccessDeniedException e ->
          new StartFailure(
              UNAVAILABLE, e.getFile() + " may not be accessed", "correct its owner or mode");
      case IOException _ ->
          new StartFailure(UNAVAILABLE, text, "check the disk and the data directory");
      default ->
          new StartFailure(DEFECT, failure.getClass().getSimpleName() + ": " + text, "report this");
    };
  }

  private static StartFailure ofSeal(SealException e, String text) {
    return switch (e.problem()) {
      case CORRUPT, FOREIGN, UNSUPPORTED_VERSION, TOO_LARGE ->
          new StartFailure(
              REFUSED,
              text,
              "restore the data directory from a backup; an identity that is lost cannot be made"
                  + " again");
      case KEY_UNAVAILABLE ->
          new StartFailure(
              UNAVAILABLE, text, "start it on the machine, and with the device, that sealed it");
      case IO -> new StartFailure(UNAVAILABLE, text, "check the disk: space, owner, mode");
    };
  }

  /// The two lines on standard error.
  String lines() {
    return "error: " + error + System.lineSeparator() + "hint: " + hint;
  }
}
