package network.khala.tee.tsm;

import static network.khala.attestation.AttestationError.PROVIDER_BUSY;
import static network.khala.attestation.AttestationError.PROVIDER_FAILED;
import static network.khala.attestation.AttestationError.PROVIDER_UNAVAILABLE;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.regex.Pattern;
import network.khala.attestation.AttestationError;

/// What the kernel's error numbers mean where a report is made. Java hands on the numbers' texts
/// only, in the language of the process: any other than English counts as [#OTHER].
enum KernelError {
  /// EBUSY, EWOULDBLOCK: somebody changed the inputs meanwhile.
  INPUTS_CHANGED(
      PROVIDER_BUSY,
      "the inputs changed meanwhile",
      "device or resource busy|resource temporarily unavailable"),
  /// EIO, ETIMEDOUT, EINTR: the host's quoting service cannot be reached, or was not waited for.
  SERVICE_UNREACHABLE(
      PROVIDER_BUSY,
      "the quoting service of the host does not answer",
      "input/output error|connection timed out|interrupted system call"),
  /// ENXIO, ENODEV, ENOTTY, ENOENT: nothing in this guest makes reports.
  NO_PROVIDER(
      PROVIDER_UNAVAILABLE,
      "no provider of reports is loaded",
      "no such device|inappropriate ioctl for device|no such file or directory"),
  /// EACCES, EPERM.
  NOT_ALLOWED(
      PROVIDER_UNAVAILABLE,
      "reports may be made by root only: run as root, or give this user the folder",
      "permission denied|operation not permitted"),
  /// Anything else.
  OTHER(PROVIDER_FAILED, "the kernel refused", "");

  private final AttestationError code;
  private final String meaning;
  private final Pattern texts;

  KernelError(AttestationError code, String meaning, String texts) {
    this.code = code;
    this.meaning = meaning;
    this.texts = Pattern.compile(texts);
  }

  static KernelError of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return NO_PROVIDER;
    }
    if (e instanceof AccessDeniedException) {
      return NOT_ALLOWED;
    }
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    for (KernelError error : values()) {
      if (error.texts.matcher(message).find()) {
        return error;
      }
    }
    return OTHER;
  }

  AttestationError code() {
    return code;
  }

  String meaning() {
    return meaning;
  }
}
