package network.khala.pallets.registry;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.LegacyAttestation;
import network.khala.frame.dispatch.PalletCall;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.registry.WorkerRegistrationInfo;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.ScalePath;
import network.khala.scale.TypeName;
import network.khala.scale.U32;

/// Calls of pallet `PhalaRegistry`. Registrations and endpoints may be sent by anybody, since the
/// enclave vouches for them; the rest is for governance or root.
@ScalePath("phala_pallets::registry::pallet::Call")
public sealed interface RegistryCall extends PalletCall {
  /// Governance: how many blocks a benchmark takes.
  @Index(0)
  @ScaleName("force_set_benchmark_duration")
  record ForceSetBenchmarkDuration(@U32 long value) implements RegistryCall {}

  /// Root: registers a worker that nobody vouches for.
  @Index(1)
  @ScaleName("force_register_worker")
  record ForceRegisterWorker(
      @TypeName("WorkerPublicKey") Sr25519PublicKey pubkey,
      @TypeName("EcdhPublicKey") Sr25519PublicKey ecdhPubkey,
      @TypeName("Option<T::AccountId>") Optional<AccountId> operator)
      implements RegistryCall {}

  /// Root: notes the key of a topic.
  @Index(2)
  @ScaleName("force_register_topic_pubkey")
  record ForceRegisterTopicPubkey(
      @TypeName("Vec<u8>") Bytes topic, @TypeName("Vec<u8>") Bytes pubkey)
      implements RegistryCall {}

  /// Governance: makes a worker a gatekeeper.
  @Index(3)
  @ScaleName("register_gatekeeper")
  record RegisterGatekeeper(@TypeName("WorkerPublicKey") Sr25519PublicKey gatekeeper)
      implements RegistryCall {}

  /// Governance: a worker is a gatekeeper no longer.
  @Index(4)
  @ScaleName("unregister_gatekeeper")
  record UnregisterGatekeeper(@TypeName("WorkerPublicKey") Sr25519PublicKey gatekeeper)
      implements RegistryCall {}

  /// Governance: lets the gatekeepers change the master key.
  @Index(5)
  @ScaleName("rotate_master_key")
  record RotateMasterKey() implements RegistryCall {}

  /// Registers a worker by a report of Intel's attestation service.
  @Index(6)
  @ScaleName("register_worker")
  record RegisterWorker(
      @TypeName("WorkerRegistrationInfo<T::AccountId>") WorkerRegistrationInfo pruntimeInfo,
      @TypeName("Attestation") LegacyAttestation attestation)
      implements RegistryCall {}

  /// Registers a worker by evidence of any kind.
  @Index(7)
  @ScaleName("register_worker_v2")
  record RegisterWorkerV2(
      @TypeName("WorkerRegistrationInfoV2<T::AccountId>") WorkerRegistrationInfoV2 pruntimeInfo,
      @TypeName("Box<Option<AttestationReport>>") Optional<AttestationReport> attestation)
      implements RegistryCall {}

  /// Publishes where a worker can be reached.
  @Index(8)
  @ScaleName("update_worker_endpoint")
  record UpdateWorkerEndpoint(
      @TypeName("WorkerEndpointPayload") WorkerEndpointPayload endpointPayload,
      @TypeName("Vec<u8>") Bytes signature)
      implements RegistryCall {}

  /// Governance: admits a program by its measurement.
  @Index(9)
  @ScaleName("add_pruntime")
  record AddPruntime(@TypeName("Vec<u8>") Bytes pruntimeHash) implements RegistryCall {}

  /// Governance: admits a program no longer; who registered with it stays.
  @Index(10)
  @ScaleName("remove_pruntime")
  record RemovePruntime(@TypeName("Vec<u8>") Bytes pruntimeHash) implements RegistryCall {}

  /// Governance: enclaves may follow the chain with this genesis.
  @Index(11)
  @ScaleName("add_relaychain_genesis_block_hash")
  record AddRelaychainGenesisBlockHash(@TypeName("H256") Hash genesisBlockHash)
      implements RegistryCall {}

  /// Governance: takes that back.
  @Index(12)
  @ScaleName("remove_relaychain_genesis_block_hash")
  record RemoveRelaychainGenesisBlockHash(@TypeName("H256") Hash genesisBlockHash)
      implements RegistryCall {}

  /// Governance: the oldest version with which enclaves go on.
  @Index(13)
  @ScaleName("set_minimum_pruntime_version")
  record SetMinimumPruntimeVersion(@U32 long major, @U32 long minor, @U32 long patch)
      implements RegistryCall {}

  /// Governance: the version of the rules that enclaves follow.
  @Index(14)
  @ScaleName("set_pruntime_consensus_version")
  record SetPruntimeConsensusVersion(@U32 long version) implements RegistryCall {}

  /// Governance: time servers that enclaves trust when they hand their key over.
  @Index(15)
  @ScaleName("set_trusted_ntp_servers")
  record SetTrustedNtpServers(@TypeName("Vec<String>") List<String> servers)
      implements RegistryCall {
    /// Copies the list.
    public SetTrustedNtpServers {
      servers = List.copyOf(servers);
    }
  }
}
