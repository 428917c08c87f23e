package network.khala.testkit.registry;

import java.util.HashMap;
import java.util.Map;
import network.khala.attestation.AttestationProvider;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.Collateral;
import network.khala.attestation.LegacyAttestation;
import network.khala.attestation.SgxV30QuoteCollateral;
import network.khala.protocol.computation.SettleInfo;
import network.khala.protocol.computation.SystemEvent;
import network.khala.protocol.computation.SystemEvent.WorkerEvent;
import network.khala.protocol.computation.TokenomicParameters;
import network.khala.protocol.computation.WorkingInfoUpdateEvent;
import network.khala.protocol.computation.WorkingReportEvent;
import network.khala.protocol.contract.BasicContractInfo;
import network.khala.protocol.contract.ClusterEvent;
import network.khala.protocol.contract.ClusterInfo;
import network.khala.protocol.contract.ClusterOperation;
import network.khala.protocol.contract.ClusterPermission;
import network.khala.protocol.contract.ClusterRegistryEvent;
import network.khala.protocol.contract.CodeIndex;
import network.khala.protocol.contract.ContractOperation;
import network.khala.protocol.contract.ContractQuery;
import network.khala.protocol.contract.ContractQueryError;
import network.khala.protocol.contract.ContractQueryHead;
import network.khala.protocol.contract.ContractQueryResponse;
import network.khala.protocol.contract.ContractRegistryEvent;
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
import network.khala.protocol.handover.HandoverChallenge;
import network.khala.protocol.mq.EncryptedData;
import network.khala.protocol.mq.Message;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.mq.Payload;
import network.khala.protocol.mq.PoolTag;
import network.khala.protocol.mq.SignedMessage;
import network.khala.protocol.mq.Topic;
import network.khala.protocol.registry.GatekeeperRegistryEvent;
import network.khala.protocol.registry.KnownConsensusVersion;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.protocol.registry.VersionedWorkerEndpoints;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.registry.WorkerIdentity;
import network.khala.protocol.registry.WorkerInfoV2;
import network.khala.protocol.registry.WorkerRegistrationInfo;
import network.khala.protocol.registry.WorkerRegistrationInfoV2;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;

/// The types of the project by the names that the layout tables give them.
final class WireTypes {
  private static final Map<String, Codec<?>> BY_NAME = new HashMap<>();

  static {
    messageQueue();
    workers();
    computation();
    gatekeepers();
    contracts();
    retired();
  }

  private WireTypes() {}

  /// The codec of the named type.
  ///
  /// @throws IllegalArgumentException if there is none
  static Codec<?> named(String name) {
    Codec<?> codec = BY_NAME.get(name);
    if (codec == null) {
      throw new IllegalArgumentException("no type stands for " + name);
    }
    return codec;
  }

  private static void messageQueue() {
    put("MessageOrigin", MessageOrigin.class);
    put("Topic", Topic.class);
    put("Message", Message.class);
    put("SignedMessage", SignedMessage.class);
    put("EncryptedData", EncryptedData.class);
    put("MqTag", PoolTag.class);
    BY_NAME.put("Payload_InkCommand", Payload.codec(InkCommand.CODEC));
  }

  private static void workers() {
    put("WorkerIdentity", WorkerIdentity.class);
    put("RegInfo", WorkerRegistrationInfo.class);
    put("RegInfoV2", WorkerRegistrationInfoV2.class);
    put("WorkerInfoV2", WorkerInfoV2.class);
    put("KnownConsensusVersion", KnownConsensusVersion.class);
    put("VersionedWorkerEndpoints", VersionedWorkerEndpoints.class);
    put("WorkerEndpointPayload", WorkerEndpointPayload.class);
    put("Attestation", LegacyAttestation.class);
    put("Att__Ias", AttestationReport.SgxIas.class);
    put("Att__Dcap", AttestationReport.SgxDcap.class);
    put("AttestationProvider", AttestationProvider.class);
    put("AttestationReport", AttestationReport.class);
    put("Collateral", Collateral.class);
    put("SgxV30QuoteCollateral", SgxV30QuoteCollateral.class);
    put("RegistryEvent", RegistryEvent.class);
    put("RegistryEvent__BenchReport", RegistryEvent.BenchReport.class);
    put("RegistryEvent__MasterPubkey", RegistryEvent.MasterPubkey.class);
    put("GatekeeperRegistryEvent", GatekeeperRegistryEvent.class);
    put("GRE__R", GatekeeperRegistryEvent.RotatedMasterPubkey.class);
    put("HandoverChallenge", HandoverChallenge.class);
    put("ChallengeHandlerInfo", ChallengeHandlerInfo.class);
    put("EncryptedWorkerKey", EncryptedWorkerKey.class);
  }

  private static void computation() {
    put("SystemEvent", SystemEvent.class);
    put("WorkerEventWithKey", SystemEvent.WorkerEventWithKey.class);
    put("WorkerEvent", WorkerEvent.class);
    put("WorkerEvent__BenchStart", WorkerEvent.BenchStart.class);
    put("WorkerEvent__Started", WorkerEvent.Started.class);
    put("MsgWorkerInfo", SystemEvent.WorkerInfo.class);
    put("HeartbeatChallenge", SystemEvent.HeartbeatChallenge.class);
    put("WorkingReportEvent", WorkingReportEvent.class);
    put("WorkingReportEvent__Heartbeat", WorkingReportEvent.Heartbeat.class);
    put("WorkingReportEvent__HeartbeatV2", WorkingReportEvent.HeartbeatV2.class);
    put("WorkingInfoUpdateEvent", WorkingInfoUpdateEvent.class);
    put("SettleInfo", SettleInfo.class);
    put("TokenomicParameters", TokenomicParameters.class);
  }

  private static void gatekeepers() {
    put("GatekeeperLaunch", GatekeeperLaunch.class);
    put("NewGatekeeperEvent", NewGatekeeperEvent.class);
    put("MasterPubkeyEvent", GatekeeperLaunch.MasterPubkeyEvent.class);
    put("RotateMasterKeyEvent", GatekeeperLaunch.RotateMasterKeyEvent.class);
    put("GatekeeperChange", GatekeeperChange.class);
    put("RemoveGatekeeperEvent", GatekeeperChange.RemoveGatekeeperEvent.class);
    put("KeyDistribution", KeyDistribution.class);
    put("DispatchMasterKeyEvent", KeyDistribution.DispatchMasterKeyEvent.class);
    put("DispatchMasterKeyHistoryEvent", KeyDistribution.DispatchMasterKeyHistoryEvent.class);
    put("BatchRotateMasterKeyEvent", KeyDistribution.BatchRotateMasterKeyEvent.class);
    put("BatchRotateMasterKeyData", KeyDistribution.BatchRotateMasterKeyData.class);
    put("EncryptedKey", EncryptedKey.class);
    put("GatekeeperEvent", GatekeeperEvent.class);
    put("RandomNumberEvent", GatekeeperEvent.RandomNumberEvent.class);
  }

  private static void contracts() {
    put("CodeIndexH", CodeIndex.class);
    put("ContractInfoH", ContractOperation.ContractInfo.class);
    put("ContractOperationH", ContractOperation.class);
    put("COH__I", ContractOperation.InstantiateCode.class);
    put("BasicContractInfo", BasicContractInfo.class);
    put("ClusterInfo", ClusterInfo.class);
    put("ClusterPermission", ClusterPermission.class);
    put("ClusterEvent", ClusterEvent.class);
    put("ClusterEvent__DeployCluster", ClusterEvent.DeployCluster.class);
    put("ClusterOperation", ClusterOperation.class);
    put("ClusterOperation__UploadResource", ClusterOperation.UploadResource.class);
    put("ClusterOperation__Deposit", ClusterOperation.Deposit.class);
    put("ClusterOperation__RemoveWorker", ClusterOperation.RemoveWorker.class);
    put("BatchDispatchClusterKeyEvent", ClusterOperation.BatchDispatchClusterKeyEvent.class);
    put("ResourceType", ResourceType.class);
    put("WorkerClusterReport", WorkerClusterReport.class);
    put("WorkerClusterReport__ClusterDeployed", WorkerClusterReport.ClusterDeployed.class);
    put(
        "WorkerClusterReport__ClusterDeploymentFailed",
        WorkerClusterReport.ClusterDeploymentFailed.class);
    put("ClusterRegistryEvent", ClusterRegistryEvent.class);
    put("CRE__P", ClusterRegistryEvent.PubkeyAvailable.class);
    put("ContractRegistryEvent", ContractRegistryEvent.class);
    put("CoRE__P", ContractRegistryEvent.PubkeyAvailable.class);
    put("InkCommand", InkCommand.class);
    put("InkCommand__InkMessage", InkCommand.InkMessage.class);
    put("ContractQueryHead", ContractQueryHead.class);
    put("ContractQueryError", ContractQueryError.class);
    BY_NAME.put("ContractQuery", ContractQuery.codec(Codecs.BYTES));
    BY_NAME.put("ContractQueryResponse", ContractQueryResponse.codec(Codecs.BYTES));
  }

  private static void retired() {
    put("CommandPayload", RetiredTypes.CommandPayload.class);
    put("WorkerStateEnum", RetiredTypes.WorkerStateEnum.class);
    put("LegacyWorkerInfo", RetiredTypes.LegacyWorkerInfo.class);
    put("Score", RetiredTypes.Score.class);
    put("WorkerRegistrationInfo", RetiredTypes.WorkerRegistrationInfo.class);
    put("WorkerRegistrationInfoV2", RetiredTypes.WorkerRegistrationInfoV2.class);
    put("RoundInfo", RetiredTypes.RoundInfo.class);
    put("StashWorkerStats", RetiredTypes.StashWorkerStats.class);
    put("RoundStats", RetiredTypes.RoundStats.class);
    put("WorkerStatsDelta", RetiredTypes.WorkerStatsDelta.class);
    put("PayoutReason", RetiredTypes.PayoutReason.class);
    put("StashInfo", RetiredTypes.StashInfo.class);
    put("PayoutPrefs", RetiredTypes.PayoutPrefs.class);
    put("CodeIndex", RetiredTypes.CodeIndex.class);
    put("ContractInfo", RetiredTypes.ContractInfo.class);
    put("ContractOperation", RetiredTypes.ContractOperation.class);
    put("ContractOperation__InstantiateCode", RetiredTypes.ContractOperation.InstantiateCode.class);
    put("SigningMessage", RetiredTypes.SigningMessage.class);
    put("MsgToSign", RetiredTypes.MsgToSign.class);
    put("MqTestSuite", RetiredTypes.MqTestSuite.class);
    put("ContractTestData", RetiredTypes.ContractTestData.class);
    put("PhalaTypesTestData", RetiredTypes.PhalaTypesTestData.class);
  }

  private static void put(String name, Class<?> type) {
    BY_NAME.put(name, CodecFactory.STANDARD.of(type));
  }
}
