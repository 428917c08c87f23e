package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.AttestationReport;
import network.khala.pallets.registry.CollectedEvidence;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.registry.RegistryConfig;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.pallets.registry.RegistryPalletEvent;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.registry.Evidence;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;

class RegistrationTest extends RegistryChain {
  @Test
  void register_freshDevelopmentReport_entersWorkerWithEvidence() {
    WorkerRegistrationInfoV2 info = info(first, 0);
    Result<Unit, DispatchError> result = register(info);

    assertThat(result).isEqualTo(Result.ok());
    WorkerInfoV2 worker = worker(first).orElseThrow();
    assertThat(worker.attestationProvider()).contains(AttestationProvider.Development);
    assertThat(worker.confidenceLevel()).isEqualTo(1);
    assertThat(worker.operator()).isEqualTo(OPERATOR);
    assertThat(worker.lastUpdated()).isEqualTo(chain.nowSeconds());
    assertThat(chain.runtime().registry().workers().addedAt(publicKey(first))).contains(1L);
    assertThat(chain.events())
        .endsWith(
            new RegistryPalletEvent.WorkerAdded(
                publicKey(first), Optional.of(AttestationProvider.Development), 1));
    List<CollectedEvidence> evidence = chain.runtime().registry().evidence();
    assertThat(evidence).hasSize(1);
    assertThat(Evidence.CODEC.decode(evidence.getFirst().content()).hash())
        .isEqualTo(evidence.getFirst().hash());
    assertThat(systemEvents(chain.nextBlock(3000)))
        .containsExactly(
            new WorkerEvent.Registered(new SystemEvent.WorkerInfo(1)),
            new WorkerEvent.BenchStart(8));
  }

  @Test
  void register_again_needsNewerHeadAndReplacesEvidence() {
    register(info(first, 0));
    Hash before = chain.runtime().registry().evidence().getFirst().hash();
    chain.nextBlock(3000);

    assertThat(register(info(first, 0))).isEqualTo(refused(RegistryError.STALE_REGISTRATION));
    assertThat(register(info(first, 1))).isEqualTo(Result.ok());

    assertThat(chain.events())
        .endsWith(
            new RegistryPalletEvent.WorkerUpdated(
                publicKey(first), Optional.of(AttestationProvider.Development), 1));
    assertThat(chain.runtime().registry().evidence().getFirst().replaced()).contains(before);
    assertThat(chain.runtime().registry().workers().addedAt(publicKey(first))).contains(1L);
  }

  @Test
  void register_failing_leavesNothing() {
    WorkerRegistrationInfoV2 good = info(first, 0);
    WorkerRegistrationInfoV2 otherParachain =
        new WorkerRegistrationInfoV2(
            good.version(),
            good.machineId(),
            good.pubkey(),
            good.ecdhPubkey(),
            good.genesisBlockHash(),
            good.features(),
            good.operator(),
            2004,
            0);

    assertThat(register(otherParachain)).isEqualTo(refused(RegistryError.PARACHAIN_ID_MISMATCH));
    assertThat(chain.runtime().registry().evidence()).isEmpty();
    assertThat(worker(first)).isEmpty();
    assertThat(register(good)).isEqualTo(Result.ok());
  }

  @Test
  void register_otherwiseThanItMust_isRefusedByTheFirstCheck() {
    WorkerRegistrationInfoV2 info = info(first, 0);
    AttestationReport report = device.report(info.hash(), GENESIS, chain.nowSeconds());

    assertThat(register(machineId(info, Bytes.wrap(new byte[2000])), Optional.of(report)))
        .isEqualTo(refused(RegistryError.INVALID_INPUT));
    assertThat(register(machineId(info, Bytes.wrap(new byte[16])), Optional.empty()))
        .isEqualTo(refused(RegistryError.STALE_REGISTRATION));
    assertThat(register(machineId(info, head(0, TestChain.hashOf(1))), Optional.of(report)))
        .isEqualTo(refused(RegistryError.STALE_REGISTRATION));
    assertThat(register(machineId(info, head(7, Hash.ZERO)), Optional.of(report)))
        .isEqualTo(refused(RegistryError.STALE_REGISTRATION));
    assertThat(register(info, Optional.empty()))
        .isEqualTo(refused(RegistryError.NONE_ATTESTATION_DISABLED));
    assertThat(register(info(second, 0), Optional.of(report)))
        .isEqualTo(refused(RegistryError.INVALID_RUNTIME_INFO_HASH));
    assertThat(
            register(
                info,
                Optional.of(
                    new AttestationReport.SgxDcap(Bytes.wrap(new byte[9]), Optional.empty()))))
        .isEqualTo(refused(RegistryError.UNSUPPORTED_ATTESTATION_TYPE));
    root(new RegistryCall.RemovePruntime(device.program()));
    assertThat(register(info, Optional.of(report)))
        .isEqualTo(refused(RegistryError.PRUNTIME_REJECTED));
  }

  @Test
  void register_enclaveOfAnotherChain_isRefusedUnlessListed() {
    Hash other = TestChain.hashOf(77);
    WorkerRegistrationInfoV2 info = info(first, 0);
    WorkerRegistrationInfoV2 foreign =
        new WorkerRegistrationInfoV2(
            info.version(),
            info.machineId(),
            info.pubkey(),
            info.ecdhPubkey(),
            other,
            info.features(),
            info.operator(),
            0,
            0);

    assertThat(register(foreign)).isEqualTo(refused(RegistryError.GENESIS_BLOCK_HASH_REJECTED));
    assertThat(root(new RegistryCall.AddRelaychainGenesisBlockHash(other))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.AddRelaychainGenesisBlockHash(other)))
        .isEqualTo(refused(RegistryError.GENESIS_BLOCK_HASH_ALREADY_EXISTS));
    assertThat(register(foreign)).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RemoveRelaychainGenesisBlockHash(other)))
        .isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RemoveRelaychainGenesisBlockHash(other)))
        .isEqualTo(refused(RegistryError.GENESIS_BLOCK_HASH_NOT_FOUND));
  }

  @Test
  void register_withoutReportWhereAllowed_hasLevel128AndNoEvidence() {
    TestChain open =
        chain(
            RuntimeConfig.ofBlockTime(3000).withRegistry(RegistryConfig.dangerouslyAllowingNone()),
            RegistryGenesis.EMPTY);

    Result<Unit, DispatchError> result =
        open.call(
            ANYBODY,
            open.runtime()
                .registry()
                .outer(new RegistryCall.RegisterWorkerV2(info(first, 0), Optional.empty())));

    assertThat(result).isEqualTo(Result.ok());
    WorkerInfoV2 info = open.runtime().registry().workers().find(publicKey(first)).orElseThrow();
    assertThat(info.confidenceLevel()).isEqualTo(128);
    assertThat(info.attestationProvider()).isEmpty();
    assertThat(open.runtime().registry().evidence()).isEmpty();
  }
}
