package network.khala.protocol.registry;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// What a worker says about itself in the older registration call. The attestation commits to the
/// BLAKE2b-256 hash of exactly these bytes.
///
/// @param version the program's version, see [PRuntimeVersion#packed]
/// @param machineId an opaque hardware identity, see [MachineId]
/// @param pubkey the identity key
/// @param ecdhPubkey the key-agreement key
/// @param genesisBlockHash the genesis of the chain that the enclave follows
/// @param features number of cores and feature level of the processor
/// @param operator the account that may add the worker to its pool
@ScalePath("phala_types::WorkerRegistrationInfo")
public record WorkerRegistrationInfo(
    @U32 long version,
    @TypeName("MachineId") Bytes machineId,
    @TypeName("WorkerPublicKey") Sr25519PublicKey pubkey,
    @TypeName("EcdhPublicKey") Sr25519PublicKey ecdhPubkey,
    @TypeName("H256") Hash genesisBlockHash,
    @TypeName("Vec<u32>") List<@U32 Long> features,
    @TypeName("Option<AccountId>") Optional<AccountId> operator) {
  /// The codec of the older form.
  public static final Codec<WorkerRegistrationInfo> CODEC =
      CodecFactory.STANDARD.of(WorkerRegistrationInfo.class);

  /// Copies the list.
  public WorkerRegistrationInfo {
    features = List.copyOf(features);
  }
}
