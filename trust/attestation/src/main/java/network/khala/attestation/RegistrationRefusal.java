package network.khala.attestation;

/// The reason that the chain's registry gives when it refuses evidence. The names are those of the
/// registry's errors; [AttestationError] is finer and says which check failed.
public enum RegistrationRefusal {
  /// The certificate or the signature of an IAS report does not hold.
  InvalidIASSigningCert,
  /// An IAS report is no JSON object of the expected form.
  InvalidReport,
  /// The platform's status is not one that may mine.
  InvalidQuoteStatus,
  /// An IAS report has an impossible time stamp.
  BadIASReport,
  /// An IAS report is too old.
  OutdatedIASReport,
  /// The enclave report inside an IAS report cannot be read.
  UnknownQuoteBodyFormat,
  /// A DCAP quote, its collateral or a development report does not hold.
  InvalidDCAPQuote,
  /// The report does not commit to the registration info it came with.
  InvalidRuntimeInfoHash,
  /// The chain wants an attestation report and got none.
  NoneAttestationDisabled,
  /// This chain does not take reports of this kind.
  UnsupportedAttestationType,
  /// The measured program is not in the allow list.
  PRuntimeRejected
}
