package network.khala.pallets.registry;

import network.khala.attestation.RegistrationRefusal;
import network.khala.frame.dispatch.PalletError;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;

/// Errors of pallet `PhalaRegistry`.
@ScalePath("phala_pallets::registry::pallet::Error")
public enum RegistryError implements PalletError {
  /// The sender has no key on this chain.
  @Index(0)
  CANNOT_HANDLE_UNKNOWN_MESSAGE,
  /// The message is not of a sender that may send it.
  @Index(1)
  INVALID_SENDER,
  /// The endpoint is of a worker that is not registered.
  @Index(2)
  INVALID_PUB_KEY,
  /// Reserved: every signature of the right length is judged.
  @Index(3)
  MALFORMED_SIGNATURE,
  /// A signature has 64 bytes.
  @Index(4)
  INVALID_SIGNATURE_LENGTH,
  /// The signature is not by this key over this content.
  @Index(5)
  INVALID_SIGNATURE,
  /// The contract's key is not known.
  @Index(6)
  UNKNOWN_CONTRACT,
  /// The certificate or the signature of an IAS report does not hold.
  @Index(7)
  @ScaleName("InvalidIASSigningCert")
  INVALID_IAS_SIGNING_CERT,
  /// An IAS report is no JSON object of the expected form.
  @Index(8)
  INVALID_REPORT,
  /// The platform's status is not one that may mine.
  @Index(9)
  INVALID_QUOTE_STATUS,
  /// An IAS report has an impossible time stamp.
  @Index(10)
  @ScaleName("BadIASReport")
  BAD_IAS_REPORT,
  /// An IAS report is too old.
  @Index(11)
  @ScaleName("OutdatedIASReport")
  OUTDATED_IAS_REPORT,
  /// The enclave report inside an IAS report cannot be read.
  @Index(12)
  UNKNOWN_QUOTE_BODY_FORMAT,
  /// A quote, its collateral or a development report does not hold.
  @Index(13)
  @ScaleName("InvalidDCAPQuote")
  INVALID_DCAP_QUOTE,
  /// The report does not commit to the registration info it came with.
  @Index(14)
  INVALID_RUNTIME_INFO_HASH,
  /// Reserved.
  @Index(15)
  INVALID_RUNTIME_INFO,
  /// An argument is out of its bounds.
  @Index(16)
  INVALID_INPUT,
  /// The benchmark began less than a second ago, or in the future.
  @Index(17)
  INVALID_BENCH_REPORT,
  /// No such worker is registered.
  @Index(18)
  WORKER_NOT_FOUND,
  /// The chain wants an attestation report and got none.
  @Index(19)
  NONE_ATTESTATION_DISABLED,
  /// The worker is no gatekeeper.
  @Index(20)
  INVALID_GATEKEEPER,
  /// Reserved.
  @Index(21)
  INVALID_MASTER_PUBKEY,
  /// Another master key is known already.
  @Index(22)
  MASTER_KEY_MISMATCH,
  /// The first gatekeeper has not made the master key yet.
  @Index(23)
  MASTER_KEY_UNINITIALIZED,
  /// The enclave follows another chain.
  @Index(24)
  GENESIS_BLOCK_HASH_REJECTED,
  /// The genesis hash is listed already.
  @Index(25)
  GENESIS_BLOCK_HASH_ALREADY_EXISTS,
  /// The genesis hash is not listed.
  @Index(26)
  GENESIS_BLOCK_HASH_NOT_FOUND,
  /// The measured program is not in the allow list.
  @Index(27)
  @ScaleName("PRuntimeRejected")
  PRUNTIME_REJECTED,
  /// The program is listed already.
  @Index(28)
  @ScaleName("PRuntimeAlreadyExists")
  PRUNTIME_ALREADY_EXISTS,
  /// The program is not listed.
  @Index(29)
  @ScaleName("PRuntimeNotFound")
  PRUNTIME_NOT_FOUND,
  /// The cluster's key is not known.
  @Index(30)
  UNKNOWN_CLUSTER,
  /// Reserved.
  @Index(31)
  NOT_IMPLEMENTED,
  /// The only gatekeeper holds the master key.
  @Index(32)
  CANNOT_REMOVE_LAST_GATEKEEPER,
  /// A rotation of the master key is under way.
  @Index(33)
  MASTER_KEY_IN_ROTATION,
  /// This rotation is not under way.
  @Index(34)
  INVALID_ROTATED_MASTER_PUBKEY,
  /// The endpoint was signed in the future, or more than four hours ago.
  @Index(35)
  INVALID_ENDPOINT_SIGNING_TIME,
  /// Reserved.
  @Index(36)
  NOT_MIGRATION_ROOT,
  /// The enclave read another parachain id.
  @Index(37)
  PARACHAIN_ID_MISMATCH,
  /// No registered worker knows this version.
  @Index(38)
  INVALID_CONSENSUS_VERSION,
  /// This chain does not take reports of this kind.
  @Index(39)
  UNSUPPORTED_ATTESTATION_TYPE,
  /// The registration names no recent block of this chain, or none newer than the key's last.
  @Index(40)
  STALE_REGISTRATION;

  /// The error with which the registry answers when the verifier refuses evidence.
  static RegistryError of(RegistrationRefusal refusal) {
    return switch (refusal) {
      case InvalidIASSigningCert -> INVALID_IAS_SIGNING_CERT;
      case InvalidReport -> INVALID_REPORT;
      case InvalidQuoteStatus -> INVALID_QUOTE_STATUS;
      case BadIASReport -> BAD_IAS_REPORT;
      case OutdatedIASReport -> OUTDATED_IAS_REPORT;
      case UnknownQuoteBodyFormat -> UNKNOWN_QUOTE_BODY_FORMAT;
      case InvalidDCAPQuote -> INVALID_DCAP_QUOTE;
      case InvalidRuntimeInfoHash -> INVALID_RUNTIME_INFO_HASH;
      case NoneAttestationDisabled -> NONE_ATTESTATION_DISABLED;
      case UnsupportedAttestationType -> UNSUPPORTED_ATTESTATION_TYPE;
      case PRuntimeRejected -> PRUNTIME_REJECTED;
    };
  }
}
