package network.khala.testkit.registry;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import network.khala.attestation.AttestationProvider;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.TokenomicParameters;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterInfo;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ContractQuery;
import network.khala.protocol.contract.ContractQueryError;
import network.khala.protocol.contract.ContractQueryResponse;
import network.khala.protocol.contract.InkCommand;
import network.khala.protocol.contract.ResourceType;
import network.khala.protocol.contract.WorkerClusterReport;
import network.khala.protocol.gatekeeper.EncryptedKey;
import network.khala.protocol.gatekeeper.GatekeeperChange;
import network.khala.protocol.gatekeeper.GatekeeperEvent;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.gatekeeper.KeyDistribution;
import network.khala.protocol.gatekeeper.NewGatekeeperEvent;
import network.khala.protocol.handover.ChallengeHandlerInfo;
import network.khala.protocol.handover.EncryptedWorkerKey;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.registry.VersionedWorkerEndpoints;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.I32;
import network.khala.scale.Index;
import network.khala.scale.ScaleName;
import network.khala.scale.Tuple;
import network.khala.scale.U32;
import network.khala.scale.U8;
import network.khala.scale.Unit;

/// Types that only the layout tables know: retired ones, instantiations over other parameters than
/// the chain's, and the collections in which they were recorded. They show that the derivation of
/// codecs yields the recorded layouts; nothing else uses them.
final class RetiredTypes {
  private RetiredTypes() {}

  sealed interface CommandPayload {
    @Index(0)
    record Plain() implements CommandPayload {}
  }

  sealed interface WorkerStateEnum {
    @Index(0)
    record Empty() implements WorkerStateEnum {}

    @Index(1)
    record Free() implements WorkerStateEnum {}

    @Index(2)
    record Gatekeeper() implements WorkerStateEnum {}

    @Index(3)
    record Pending() implements WorkerStateEnum {}

    @Index(4)
    @Tuple
    record Computing(@U32 long since) implements WorkerStateEnum {}

    @Index(5)
    record Stopping() implements WorkerStateEnum {}
  }

  record LegacyWorkerInfo(
      Bytes machineId,
      Bytes pubkey,
      long lastUpdated,
      WorkerStateEnum state,
      Optional<Score> score,
      Optional<AttestationProvider> attestationProvider,
      @U8 int confidenceLevel,
      @U32 long runtimeVersion) {}

  record Score(@U32 long overallScore, List<@U32 Long> features) {}

  record WorkerRegistrationInfo(
      @U32 long version,
      Bytes machineId,
      Sr25519PublicKey pubkey,
      Sr25519PublicKey ecdhPubkey,
      Hash genesisBlockHash,
      List<@U32 Long> features,
      Optional<@U32 Long> operator) {}

  record WorkerRegistrationInfoV2(
      @U32 long version,
      Bytes machineId,
      Sr25519PublicKey pubkey,
      Sr25519PublicKey ecdhPubkey,
      Hash genesisBlockHash,
      List<@U32 Long> features,
      Optional<@U32 Long> operator,
      @U32 long paraId,
      @U32 long maxConsensusVersion) {}

  record RoundInfo(@U32 long round, @U32 long startBlock) {}

  record StashWorkerStats(@U32 long slash, @U32 long computeReceived, @U32 long onlineReceived) {}

  record RoundStats(
      @U32 long round,
      @U32 long onlineWorkers,
      @U32 long computeWorkers,
      @U32 long fracTargetOnlineReward,
      @U32 long totalPower,
      @U32 long fracTargetComputeReward) {}

  record WorkerStatsDelta(@I32 int numWorker, @I32 int numPower) {}

  enum PayoutReason {
    @Index(0)
    ONLINE_REWARD,
    @Index(1)
    COMPUTE_REWARD
  }

  record StashInfo(@U32 long controller, PayoutPrefs payoutPrefs) {}

  record PayoutPrefs(@U32 long commission, @U32 long target) {}

  sealed interface CodeIndex {
    @Index(0)
    @Tuple
    record WasmCode(Bytes hash) implements CodeIndex {}
  }

  record ContractInfo(
      AccountId deployer, CodeIndex codeIndex, Bytes salt, Hash clusterId, Bytes instantiateData) {}

  sealed interface ContractOperation {
    @Index(0)
    record InstantiateCode(
        ContractInfo contractInfo,
        BigInteger transfer,
        long gasLimit,
        Optional<BigInteger> storageDepositLimit)
        implements ContractOperation {}
  }

  record SigningMessage(Message message, Unit signer) {}

  record MsgToSign(Message message, long sequence) {}

  record MqTestSuite(
      MessageOrigin origin,
      SignedMessage signedMessage,
      SigningMessage signingMessage,
      Topic topic) {}

  record ContractTestData(
      CodeIndex codeIndex,
      InkCommand inkCommand,
      ClusterEvent clusterEvent,
      ClusterOperation clusterOperation,
      ResourceType resType,
      WorkerClusterReport clusterReport,
      ClusterInfo clusterInfo,
      ContractOperation contractOperation,
      ContractQuery<Bytes> query,
      ContractQueryResponse<Bytes> queryResponse,
      ContractQueryError queryError) {}

  record PhalaTypesTestData(
      CommandPayload commandPayload,
      SystemEvent.WorkerEventWithKey workerEventWithKey,
      SystemEvent systemEvent,
      @ScaleName("chanllenge") SystemEvent.HeartbeatChallenge challenge,
      WorkingReportEvent workerReportEvent,
      WorkingInfoUpdateEvent workerInfoUpdateEvent,
      @ScaleName("sette_info") SettleInfo settleInfo,
      GatekeeperLaunch launchFirstGatekeeper,
      GatekeeperLaunch launchMasterPubkeyOnChain,
      GatekeeperLaunch launchRotateMasterKey,
      GatekeeperLaunch launchMasterPubkeyRotated,
      NewGatekeeperEvent newGatekeeperEvent,
      GatekeeperChange.RemoveGatekeeperEvent removeGatekeeperEvent,
      GatekeeperLaunch.MasterPubkeyEvent masterPubkeyEvent,
      GatekeeperLaunch.RotateMasterKeyEvent rotateMasterKeyEvent,
      GatekeeperChange gatekeeperRegistered,
      GatekeeperChange gatekeeperUnregistered,
      KeyDistribution keyDistribution,
      EncryptedKey encryptedKey,
      KeyDistribution.DispatchMasterKeyEvent dispatchMasterKeyEvent,
      KeyDistribution.DispatchMasterKeyHistoryEvent dispatchMasterKeyHistoryEvent,
      KeyDistribution.BatchRotateMasterKeyEvent batchRotateMasterKeyEvent,
      GatekeeperEvent gatekeeperEvent,
      GatekeeperEvent.RandomNumberEvent randomNumberEvent,
      TokenomicParameters tokenomicParameters,
      WorkerStateEnum workerStateEnum,
      LegacyWorkerInfo workerInfo,
      ChallengeHandlerInfo challengeHandlerInfo,
      EncryptedWorkerKey encryptedWorkerKey,
      WorkerRegistrationInfo workerRegistrationInfo,
      @ScaleName("worker_registration_info_v2") WorkerRegistrationInfoV2 workerRegistrationInfoV2,
      VersionedWorkerEndpoints versionedWorkerEndpoints,
      WorkerEndpointPayload workerEndpointPayload,
      RoundInfo roundInfo,
      StashWorkerStats slashWorkerStats,
      RoundStats roundStats,
      WorkerStatsDelta workerStatsDelta,
      PayoutReason payoutReason,
      StashInfo slashInfo) {}
}
