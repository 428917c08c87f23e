package network.khala.attestation.dcap;

import java.util.List;
import java.util.Optional;

/// The state of a platform's trusted computing base.
///
/// @param status what counts: platform and quoting enclave converged; never Revoked
/// @param platformStatus of the selected level, converged with the TDX module's
/// @param sgxStatus of the level that the SGX components reach
/// @param tdxModuleStatus of TDX modules of later generations
/// @param qeStatus of the quoting enclave
/// @param advisoryIds of level, module and quoting enclave, in this order, none twice
/// @param tcbDate of the selected level, epoch seconds
/// @param evaluationDataNumber the lower of both documents
public record TcbClaims(
    TcbStatus status,
    TcbStatus platformStatus,
    TcbStatus sgxStatus,
    Optional<TcbStatus> tdxModuleStatus,
    TcbStatus qeStatus,
    List<String> advisoryIds,
    long tcbDate,
    long evaluationDataNumber) {

  /// Copies the list.
  public TcbClaims {
    advisoryIds = List.copyOf(advisoryIds);
  }
}
