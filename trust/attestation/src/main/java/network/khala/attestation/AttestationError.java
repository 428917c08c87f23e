package network.khala.attestation;

import static network.khala.attestation.RegistrationRefusal.*;

/// Every reason for which evidence is refused. The names are a stable interface: they appear in
/// `attest verify --json`, in logs and in test vectors.
public enum AttestationError {
  // Structure of a quote.
  QUOTE_TOO_LARGE,
  QUOTE_TRUNCATED,
  QUOTE_UNSUPPORTED_VERSION,
  QUOTE_UNSUPPORTED_KEY_TYPE,
  QUOTE_UNSUPPORTED_TEE,
  QUOTE_UNKNOWN_QE_VENDOR,
  QUOTE_TEE_VERSION_MISMATCH,
  QUOTE_UNSUPPORTED_BODY_TYPE,
  QUOTE_BAD_BODY_SIZE,
  QUOTE_LENGTH_OUT_OF_BOUNDS,
  QUOTE_AUTH_DATA_TRAILING,
  QUOTE_TRAILING_BYTES,
  QUOTE_UNSUPPORTED_CERT_TYPE,

  // The collateral as a container.
  COLLATERAL_MISSING(InvalidDCAPQuote, "Fetch collateral for the quote and send both"),
  COLLATERAL_MALFORMED,
  COLLATERAL_TOO_LARGE,
  COLLATERAL_ROLLED_BACK(
      InvalidDCAPQuote, "Newer collateral of this platform is known; fetch fresh collateral"),
  PCK_CHAIN_MISSING(
      InvalidDCAPQuote, "The quote carries no PCK certificate; fetch it with the collateral"),
  CERT_MALFORMED,

  // Revocation lists.
  CRL_MALFORMED,
  CRL_WRONG_ISSUER,
  CRL_BAD_SIGNATURE,
  CRL_NOT_YET_VALID(InvalidDCAPQuote, "Check the clock"),
  CRL_EXPIRED(InvalidDCAPQuote, "Fetch fresh collateral"),

  // Certificate chains.
  TCB_INFO_CHAIN_INCOMPLETE,
  TCB_INFO_CHAIN_TOO_LONG,
  TCB_INFO_CHAIN_UNTRUSTED_ROOT,
  TCB_INFO_CHAIN_BAD_SIGNATURE,
  TCB_INFO_CHAIN_CA_AS_LEAF,
  TCB_INFO_CHAIN_WRONG_SUBJECT,
  TCB_INFO_CHAIN_NOT_YET_VALID(InvalidDCAPQuote, "Check the clock"),
  TCB_INFO_CHAIN_EXPIRED(InvalidDCAPQuote, "Fetch fresh collateral"),
  TCB_INFO_CHAIN_REVOKED,
  QE_IDENTITY_CHAIN_INCOMPLETE,
  QE_IDENTITY_CHAIN_TOO_LONG,
  QE_IDENTITY_CHAIN_UNTRUSTED_ROOT,
  QE_IDENTITY_CHAIN_BAD_SIGNATURE,
  QE_IDENTITY_CHAIN_CA_AS_LEAF,
  QE_IDENTITY_CHAIN_WRONG_SUBJECT,
  QE_IDENTITY_CHAIN_NOT_YET_VALID(InvalidDCAPQuote, "Check the clock"),
  QE_IDENTITY_CHAIN_EXPIRED(InvalidDCAPQuote, "Fetch fresh collateral"),
  QE_IDENTITY_CHAIN_REVOKED,
  PCK_CHAIN_INCOMPLETE,
  PCK_CHAIN_TOO_LONG,
  PCK_CHAIN_UNTRUSTED_ROOT,
  PCK_CHAIN_BAD_SIGNATURE,
  PCK_CHAIN_CA_AS_LEAF,
  PCK_CHAIN_NOT_A_CA,
  PCK_CHAIN_WRONG_SUBJECT,
  PCK_CHAIN_NOT_YET_VALID(InvalidDCAPQuote, "Check the clock"),
  PCK_CHAIN_EXPIRED(InvalidDCAPQuote, "The processor's certificate has ended; re-provision"),
  ROOT_CA_REVOKED,
  PCK_CA_REVOKED,
  PCK_REVOKED(InvalidDCAPQuote, "This processor's key is revoked; re-provision"),

  // Content of the PCK certificate.
  PCK_EXTENSION_MISSING,
  PCK_EXTENSION_MALFORMED,
  FMSPC_MISMATCH(InvalidDCAPQuote, "The collateral is of another processor family"),
  PCEID_MISMATCH(InvalidDCAPQuote, "The collateral is of another provisioning enclave"),

  // TCB info.
  TCB_INFO_SIGNATURE_INVALID,
  TCB_INFO_MALFORMED,
  TCB_INFO_UNSUPPORTED_VERSION,
  TCB_INFO_NOT_YET_VALID(InvalidDCAPQuote, "Check the clock"),
  TCB_INFO_EXPIRED(InvalidDCAPQuote, "Fetch fresh collateral"),
  TCB_INFO_TEE_MISMATCH(InvalidDCAPQuote, "The collateral is of another kind of TEE"),
  TCB_STATUS_UNRECOGNIZED,

  // QE identity.
  QE_IDENTITY_SIGNATURE_INVALID,
  QE_IDENTITY_MALFORMED,
  QE_IDENTITY_UNSUPPORTED_VERSION,
  QE_IDENTITY_NOT_YET_VALID(InvalidDCAPQuote, "Check the clock"),
  QE_IDENTITY_EXPIRED(InvalidDCAPQuote, "Fetch fresh collateral"),
  QE_IDENTITY_TEE_MISMATCH(InvalidDCAPQuote, "The collateral is of another kind of TEE"),

  // The quoting enclave's report.
  QE_REPORT_SIGNATURE_INVALID,
  QE_REPORT_DATA_MISMATCH,
  QE_DEBUG,
  QE_MISCSELECT_MISMATCH,
  QE_ATTRIBUTES_MISMATCH,
  QE_MRSIGNER_MISMATCH,
  QE_ISVPRODID_MISMATCH,
  QE_TCB_NOT_SUPPORTED(InvalidDCAPQuote, "The quoting enclave is too old: update it"),

  // The quote's own signature.
  ATTESTATION_KEY_INVALID,
  QUOTE_SIGNATURE_INVALID,

  // The platform.
  TDX_MODULE_UNKNOWN(InvalidDCAPQuote, "Fetch fresh collateral"),
  TDX_MODULE_MRSIGNER_MISMATCH,
  TDX_MODULE_ATTRIBUTES_MISMATCH,
  TDX_MODULE_TCB_NOT_SUPPORTED(InvalidDCAPQuote, "The TDX module is too old: update it"),
  TCB_LEVEL_NOT_FOUND(
      InvalidDCAPQuote,
      "The platform's firmware is below every published level: update BIOS, microcode and SEAM"
          + " loader"),
  TCB_REVOKED(InvalidQuoteStatus, "The platform's firmware is revoked: update it"),

  // The enclave's or trust domain's report.
  DEBUG_ENCLAVE(InvalidDCAPQuote, "Build and run without debugging"),
  TD_ATTRIBUTES_NOT_ALLOWED,
  TD_SEPT_VE_DISABLE_REQUIRED(InvalidDCAPQuote, "Start the trust domain with sept-ve-disable"),
  TD_SERVICE_TD_NOT_ALLOWED,

  // Policy.
  POLICY_TCB_STATUS_NOT_ACCEPTED(
      InvalidQuoteStatus, "Update the platform's firmware or its configuration"),
  POLICY_TCB_EVALUATION_TOO_OLD(InvalidDCAPQuote, "Fetch fresh collateral"),
  POLICY_ADVISORY_REJECTED(InvalidDCAPQuote, "Update the platform's firmware"),
  POLICY_FMSPC_DENIED,
  POLICY_PLATFORM_CONFIGURATION,
  POLICY_MEASUREMENT_NOT_ALLOWED(
      PRuntimeRejected, "Run a pRuntime whose measurement the chain allows"),
  POLICY_REPORT_DATA_MISMATCH(
      InvalidRuntimeInfoHash, "The report was made for other registration info; attest again"),

  // IAS reports.
  IAS_CERT_MALFORMED(InvalidIASSigningCert, ""),
  IAS_CERT_UNTRUSTED(InvalidIASSigningCert, ""),
  IAS_CERT_NOT_YET_VALID(InvalidIASSigningCert, "Check the clock"),
  IAS_CERT_EXPIRED(InvalidIASSigningCert, "The service has ended; attest by DCAP"),
  IAS_SIGNATURE_INVALID(InvalidIASSigningCert, ""),
  IAS_REPORT_MALFORMED(InvalidReport, ""),
  IAS_QUOTE_STATUS_REJECTED(InvalidQuoteStatus, ""),
  IAS_QUOTE_BODY_MALFORMED(UnknownQuoteBodyFormat, ""),
  IAS_REPORT_OUTDATED(OutdatedIASReport, "Attest again"),
  IAS_REPORT_FROM_FUTURE(BadIASReport, "Check the clock"),
  IAS_NONCE_MISMATCH(InvalidReport, ""),

  // Development reports.
  DEV_NOT_ENABLED(
      UnsupportedAttestationType, "Only a chain of type Development takes development reports"),
  DEV_REPORT_MALFORMED,
  DEV_UNTRUSTED_ROOT(InvalidDCAPQuote, "Start devtee with the development root of this chain"),
  DEV_CERT_EXPIRED(InvalidDCAPQuote, "Check the clock, or give devtee a new signer"),
  DEV_SIGNATURE_INVALID,
  DEV_WRONG_CHAIN(InvalidDCAPQuote, "Start devtee with the genesis hash of this chain"),
  DEV_REPORT_OUTDATED(InvalidDCAPQuote, "Attest again"),

  // No report at all.
  REPORT_MISSING(NoneAttestationDisabled, "Send an attestation report"),

  // Making evidence.
  PROVIDER_UNAVAILABLE(
      UnsupportedAttestationType, "Run khala doctor to see what this machine offers"),
  PROVIDER_BUSY(UnsupportedAttestationType, "Try again"),
  PROVIDER_FAILED(UnsupportedAttestationType, ""),
  COLLATERAL_FETCH_FAILED(UnsupportedAttestationType, "Check the collateral server's address"),
  COLLATERAL_TCB_NOT_REGISTERED(
      UnsupportedAttestationType, "The platform was updated but not registered again");

  private final RegistrationRefusal refusal;
  private final String hint;

  AttestationError() {
    this(InvalidDCAPQuote, "");
  }

  AttestationError(RegistrationRefusal refusal, String hint) {
    this.refusal = refusal;
    this.hint = hint;
  }

  /// The error with which the chain's registry answers.
  public RegistrationRefusal refusal() {
    return refusal;
  }

  /// What the operator can do, empty if there is nothing to advise.
  public String hint() {
    return hint;
  }
}
