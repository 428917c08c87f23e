package network.khala.protocol.registry;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationProvider;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;
import network.khala.scale.U8;

/// A registered worker, the value of `PhalaRegistry.Workers`.
///
/// @param pubkey the identity key
/// @param ecdhPubkey the key-agreement key
/// @param runtimeVersion the program's packed version
/// @param lastUpdated when it last registered, Unix seconds
/// @param operator the account that may add it to its pool
/// @param attestationProvider who vouched for it
/// @param confidenceLevel 1 (best) … 5, 128 for workers of genesis
/// @param initialScore the benchmark's score, absent before the first
/// @param features number of cores and feature level of the processor
@ScalePath("phala_pallets::registry::pallet::WorkerInfoV2")
public record WorkerInfoV2(
    @TypeName("WorkerPublicKey") Sr25519PublicKey pubkey,
    @TypeName("EcdhPublicKey") Sr25519PublicKey ecdhPubkey,
    @U32 long runtimeVersion,
    @TypeName("u64") long lastUpdated,
    @TypeName("Option<AccountId>") Optional<AccountId> operator,
    @TypeName("Option<AttestationProvider>") Optional<AttestationProvider> attestationProvider,
    @U8 int confidenceLevel,
    @TypeName("Option<u32>") Optional<@U32 Long> initialScore,
    @TypeName("Vec<u32>") List<@U32 Long> features) {
  /// The codec of registered workers.
  public static final Codec<WorkerInfoV2> CODEC = CodecFactory.STANDARD.of(WorkerInfoV2.class);

  /// Copies the list.
  public WorkerInfoV2 {
    features = List.copyOf(features);
  }
}
