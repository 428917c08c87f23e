package network.khala.attestation.dcap;

import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;

/// A parsed TCB info document.
///
/// @param id `SGX` or `TDX`
/// @param issueDate epoch seconds
/// @param nextUpdate epoch seconds
/// @param fmspc 6 bytes
/// @param pceId 2 bytes
/// @param module of a TDX document
/// @param moduleIdentities by major version, of a TDX document
/// @param levels highest first, never empty
record TcbInfo(
    String id,
    long issueDate,
    long nextUpdate,
    Bytes fmspc,
    Bytes pceId,
    long evaluationDataNumber,
    Optional<TdxModule> module,
    List<TdxModule> moduleIdentities,
    List<TcbLevel> levels) {

  /// What it says about the modules of a generation, 1 to 255.
  Optional<TdxModule> moduleIdentity(int generation) {
    String wanted = TdxModule.idOf(generation);
    return moduleIdentities.stream().filter(identity -> identity.id().equals(wanted)).findFirst();
  }
}
