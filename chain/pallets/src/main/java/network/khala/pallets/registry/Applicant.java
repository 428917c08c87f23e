package network.khala.pallets.registry;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.registry.WorkerRegistrationInfo;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;

/// What both forms of the registration info have in common.
///
/// @param encoded the bytes that the evidence commits to
record Applicant(
    Bytes encoded,
    long version,
    Bytes machineId,
    Sr25519PublicKey pubkey,
    Sr25519PublicKey ecdhPubkey,
    Hash genesisBlockHash,
    List<Long> features,
    Optional<AccountId> operator) {
  static Applicant of(WorkerRegistrationInfo info) {
    return new Applicant(
        Bytes.wrap(WorkerRegistrationInfo.CODEC.encode(info)),
        info.version(),
        info.machineId(),
        info.pubkey(),
        info.ecdhPubkey(),
        info.genesisBlockHash(),
        info.features(),
        info.operator());
  }

  static Applicant of(WorkerRegistrationInfoV2 info) {
    return new Applicant(
        Bytes.wrap(WorkerRegistrationInfoV2.CODEC.encode(info)),
        info.version(),
        info.machineId(),
        info.pubkey(),
        info.ecdhPubkey(),
        info.genesisBlockHash(),
        info.features(),
        info.operator());
  }
}
