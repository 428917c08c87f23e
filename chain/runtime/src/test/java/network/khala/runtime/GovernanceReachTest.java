package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.pallets.computation.ComputationCall;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.registry.RegistryError;
import network.khala.protocol.substrate.DispatchError;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Result;
import network.khala.scale.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What specifications call governance is in the hands of the council: no key of `Sudo` is needed.
class GovernanceReachTest extends GovernedChain {
  private static final Sr25519PublicKey WORKER = worker(1);
  private static final Sr25519PublicKey GATEKEEPER = worker(2);
  private static final Bytes PROGRAM = Bytes.wrap(new byte[68]);
  private static final Hash RELAY_CHAIN = Hash.blake2(new byte[] {1});

  /// Calls of the registry and of sessions that anybody signs, or an account of its own.
  private static final Set<Class<? extends PalletCall>> SIGNED =
      Set.of(
          RegistryCall.RegisterWorker.class,
          RegistryCall.RegisterWorkerV2.class,
          RegistryCall.UpdateWorkerEndpoint.class,
          ComputationCall.Unbind.class,
          ComputationCall.SetBudgetPerBlock.class);

  /// Calls that specifications leave to root.
  private static final Set<Class<? extends PalletCall>> ROOT =
      Set.of(
          RegistryCall.ForceRegisterWorker.class,
          RegistryCall.ForceRegisterTopicPubkey.class,
          ComputationCall.SetCoolDownExpiration.class,
          ComputationCall.ForceHeartbeat.class,
          ComputationCall.ForceStartComputing.class,
          ComputationCall.ForceStopComputing.class);

  GovernanceReachTest() {
    for (Sr25519PublicKey key : List.of(WORKER, GATEKEEPER)) {
      prepare(new RegistryCall.ForceRegisterWorker(key, key, Optional.empty()));
    }
    prepare(new RegistryCall.RegisterGatekeeper(GATEKEEPER));
  }

  static Stream<PalletCall> calls() {
    return governance().stream();
  }

  private static List<PalletCall> governance() {
    return List.of(
        new RegistryCall.ForceSetBenchmarkDuration(7),
        new RegistryCall.RegisterGatekeeper(WORKER),
        new RegistryCall.UnregisterGatekeeper(GATEKEEPER),
        new RegistryCall.RotateMasterKey(),
        new RegistryCall.AddPruntime(PROGRAM),
        new RegistryCall.RemovePruntime(PROGRAM),
        new RegistryCall.AddRelaychainGenesisBlockHash(RELAY_CHAIN),
        new RegistryCall.RemoveRelaychainGenesisBlockHash(RELAY_CHAIN),
        new RegistryCall.SetMinimumPruntimeVersion(1, 2, 3),
        new RegistryCall.SetPruntimeConsensusVersion(0),
        new RegistryCall.SetTrustedNtpServers(List.of("time.example")),
        new ComputationCall.UpdateTokenomic(StakingGenesis.development(BLOCK_MILLIS).parameters()),
        new ComputationCall.SetHeartbeatPaused(true),
        new ComputationCall.UpdateContractRoot(ALICE),
        new ComputationCall.SetFinalStakeSlashing(false));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void call_ofMoreThanHalfOfTheCouncil_isMadeAsIfByRoot(PalletCall call) {
    Result<Unit, DispatchError> byRoot = new GovernanceReachTest().attempt(Origin.root(), call);
    assertThat(attempt(Origin.signed(ALICE), call)).isEqualTo(badOrigin());

    assertThat(byCouncil(outer(call))).isEqualTo(byRoot).isNotEqualTo(badOrigin());
  }

  @Test
  void rest_ofTheCalls_isSignedOrRoots() {
    List<Class<?>> known = new ArrayList<>(SIGNED);
    known.addAll(ROOT);
    governance().forEach(call -> known.add(call.getClass()));

    List<Class<?>> all = new ArrayList<>(List.of(RegistryCall.class.getPermittedSubclasses()));
    all.addAll(List.of(ComputationCall.class.getPermittedSubclasses()));

    assertThat(known).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void calls_thatSucceedByTheCouncil_areAllButThoseThatStateForbids() {
    Map<String, Result<Unit, DispatchError>> refused = new TreeMap<>();
    for (PalletCall call : governance()) {
      Result<Unit, DispatchError> result = new GovernanceReachTest().byCouncil(outer(call));
      if (!result.isOk()) {
        refused.put(call.getClass().getSimpleName(), result);
      }
    }

    assertThat(refused)
        .isEqualTo(
            Map.of(
                "RegisterGatekeeper", refused(RegistryError.MASTER_KEY_UNINITIALIZED),
                "RotateMasterKey", refused(RegistryError.MASTER_KEY_UNINITIALIZED),
                "RemovePruntime", refused(RegistryError.PRUNTIME_NOT_FOUND),
                "RemoveRelaychainGenesisBlockHash",
                    refused(RegistryError.GENESIS_BLOCK_HASH_NOT_FOUND)));
  }

  private void prepare(RegistryCall call) {
    assertThat(attempt(Origin.root(), call)).isEqualTo(Result.ok());
  }

  private Result<Unit, DispatchError> attempt(Origin origin, PalletCall call) {
    return chain.call(origin, outer(call));
  }

  private RuntimeCall outer(PalletCall call) {
    return call instanceof RegistryCall
        ? new RuntimeCall(PalletIndex.PHALA_REGISTRY, call)
        : new RuntimeCall(PalletIndex.PHALA_COMPUTATION, call);
  }

  private Result<Unit, DispatchError> refused(RegistryError error) {
    return refused(chain.runtime().registry(), error);
  }

  private static Sr25519PublicKey worker(int number) {
    try (Sr25519KeyPair pair = RegistryChain.keyPair(number)) {
      return RegistryChain.publicKey(pair);
    }
  }
}
