package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryGenesis;
import network.khala.pallets.registry.RegistryPalletEvent;
import network.khala.protocol.mq.Message;
import network.khala.protocol.substrate.DispatchError;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import org.junit.jupiter.api.Test;

class RegistryGovernanceTest extends RegistryChain {
  @Test
  void governance_callsOfAnybody_areBadOrigin() {
    List<RegistryCall> calls =
        List.of(
            new RegistryCall.ForceSetBenchmarkDuration(1),
            new RegistryCall.ForceRegisterWorker(publicKey(first), publicKey(first), OPERATOR),
            new RegistryCall.ForceRegisterTopicPubkey(Bytes.EMPTY, Bytes.EMPTY),
            new RegistryCall.RegisterGatekeeper(publicKey(first)),
            new RegistryCall.UnregisterGatekeeper(publicKey(first)),
            new RegistryCall.RotateMasterKey(),
            new RegistryCall.AddPruntime(Bytes.EMPTY),
            new RegistryCall.RemovePruntime(Bytes.EMPTY),
            new RegistryCall.AddRelaychainGenesisBlockHash(GENESIS),
            new RegistryCall.RemoveRelaychainGenesisBlockHash(GENESIS),
            new RegistryCall.SetMinimumPruntimeVersion(1, 2, 3),
            new RegistryCall.SetPruntimeConsensusVersion(0),
            new RegistryCall.SetTrustedNtpServers(List.of()));

    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(chain.call(ANYBODY, chain.runtime().registry().outer(call)))
                    .isEqualTo(Result.err(new DispatchError.BadOrigin())));
  }

  @Test
  void programs_addAndRemove_keepTheListWithinItsBounds() {
    Bytes program = Bytes.wrap(new byte[240]);

    assertThat(root(new RegistryCall.AddPruntime(Bytes.wrap(new byte[32]))))
        .isEqualTo(refused(RegistryError.INVALID_INPUT));
    assertThat(root(new RegistryCall.AddPruntime(program))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.AddPruntime(program)))
        .isEqualTo(refused(RegistryError.PRUNTIME_ALREADY_EXISTS));
    assertThat(root(new RegistryCall.RemovePruntime(program))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RemovePruntime(program)))
        .isEqualTo(refused(RegistryError.PRUNTIME_NOT_FOUND));
  }

  @Test
  void versions_consensusAboveWhatWorkersKnow_isRefused() {
    assertThat(root(new RegistryCall.SetPruntimeConsensusVersion(1)))
        .isEqualTo(refused(RegistryError.INVALID_CONSENSUS_VERSION));
    assertThat(root(new RegistryCall.SetPruntimeConsensusVersion(0))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.SetMinimumPruntimeVersion(2, 3, 4))).isEqualTo(Result.ok());
    assertThat(chain.events())
        .endsWith(new RegistryPalletEvent.MinimumPRuntimeVersionChangedTo(2, 3, 4));
  }

  @Test
  void genesis_workersAndGatekeepers_areAnnouncedInBlockOne() {
    TestChain founded =
        chain(
            RuntimeConfig.ofBlockTime(3000),
            new RegistryGenesis(
                List.of(
                    new RegistryGenesis.Worker(publicKey(first), publicKey(first), OPERATOR),
                    new RegistryGenesis.Worker(publicKey(second), publicKey(second), OPERATOR)),
                List.of(publicKey(first), publicKey(second), publicKey(master)),
                1,
                List.of()));

    List<Message> messages = founded.nextBlock(3000);

    assertThat(systemEvents(messages)).hasSize(4);
    assertThat(launches(messages)).hasSize(1);
    assertThat(changes(messages)).hasSize(1);
    assertThat(founded.runtime().registry().workers().addedAt(publicKey(first))).contains(0L);
    assertThat(founded.runtime().registry().gatekeepers().contains(publicKey(master))).isFalse();
  }
}
