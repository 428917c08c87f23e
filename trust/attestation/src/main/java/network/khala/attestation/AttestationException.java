package network.khala.attestation;

import java.util.Locale;

/// Evidence was refused, or a provider could not make it. The one exception type of this library.
public final class AttestationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final AttestationError code;
  private final String detail;
  private final RegistrationRefusal refusal;

  /// Refuses for the reason `code`; `detail` names the field, certificate or document and what was
  /// found there.
  public AttestationException(AttestationError code, String detail) {
    this(code, detail, code.refusal());
  }

  /// Refuses with a registry error that differs from the usual one of `code`.
  public AttestationException(AttestationError code, String detail, RegistrationRefusal refusal) {
    super(code.name() + ": " + detail);
    this.code = code;
    this.detail = detail;
    this.refusal = refusal;
  }

  /// The check that failed; a stable part of this library's interface.
  public AttestationError code() {
    return code;
  }

  /// What was found and where, for people.
  public String detail() {
    return detail;
  }

  /// The error with which the chain's registry answers.
  public RegistrationRefusal refusal() {
    return refusal;
  }

  /// Whose side the cause is on, what was required, what to do.
  public Guidance guidance() {
    return code.guidance();
  }

  /// What the operator can do.
  public String hint() {
    return guidance().nextStep();
  }

  /// The sentence that a log shows: code in words, what was found, what was required, what to do.
  public String explain() {
    String words = code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return "%s: %s; required: %s. %s".formatted(words, detail, guidance().required(), hint());
  }
}
