package network.khala.protocol.prpc;

import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The methods of pRuntime's API and the rules that hold for each before it is looked at closer.
///
/// `PUBLIC` methods are served to everybody, the others to the operator only. `SNAPSHOT` methods
/// may run while a block is executed. `SAFE` methods also work in safe mode.
public enum PrpcMethod {
  /// Everything that a caller may want to know of the program.
  GET_INFO(
      "GetInfo",
      Empty.getDefaultInstance(),
      PhactoryInfo.getDefaultInstance(),
      kib(1),
      Trait.PUBLIC,
      Trait.SNAPSHOT,
      Trait.SAFE),
  /// Headers, finalised by the last one's justification.
  SYNC_HEADER(
      "SyncHeader",
      HeadersToSync.getDefaultInstance(),
      SyncedTo.getDefaultInstance(),
      mib(100),
      Trait.SAFE),
  /// Refused: there is no relay chain.
  SYNC_PARA_HEADER(
      "SyncParaHeader",
      ParaHeadersToSync.getDefaultInstance(),
      SyncedTo.getDefaultInstance(),
      mib(100),
      Trait.SAFE),
  /// As [#SYNC_HEADER], without parachain headers.
  SYNC_COMBINED_HEADERS(
      "SyncCombinedHeaders",
      CombinedHeadersToSync.getDefaultInstance(),
      HeadersSyncedTo.getDefaultInstance(),
      mib(100),
      Trait.SAFE),
  /// Refused: the enclave holds no state.
  DISPATCH_BLOCKS(
      "DispatchBlocks",
      Blocks.getDefaultInstance(),
      SyncedTo.getDefaultInstance(),
      mib(100),
      Trait.SAFE),
  /// Block heads under a read proof, and the messages that belong to them.
  DISPATCH_PROVEN_BLOCKS(
      "DispatchProvenBlocks",
      ProvenBlocks.getDefaultInstance(),
      DispatchProvenResult.getDefaultInstance(),
      mib(100),
      Trait.SAFE),
  /// A start in the middle of the chain, for workers that it does not know yet.
  ASSUME_AT_BLOCK(
      "AssumeAtBlock",
      AssumeAtBlockRequest.getDefaultInstance(),
      Empty.getDefaultInstance(),
      mib(100)),
  /// Proof of what the chain has taken already, so that it is not signed again.
  RAISE_EGRESS_FLOOR(
      "RaiseEgressFloor",
      LaterState.getDefaultInstance(),
      Empty.getDefaultInstance(),
      mib(8),
      Trait.SAFE),
  /// The first start.
  INIT_RUNTIME(
      "InitRuntime",
      InitRuntimeRequest.getDefaultInstance(),
      InitRuntimeResponse.getDefaultInstance(),
      mib(10)),
  /// The registration and its attestation.
  GET_RUNTIME_INFO(
      "GetRuntimeInfo",
      GetRuntimeInfoRequest.getDefaultInstance(),
      InitRuntimeResponse.getDefaultInstance(),
      kib(1),
      Trait.SNAPSHOT),
  /// What the chain has not taken yet.
  GET_EGRESS_MESSAGES(
      "GetEgressMessages",
      Empty.getDefaultInstance(),
      GetEgressMessagesResponse.getDefaultInstance(),
      kib(1),
      Trait.SNAPSHOT),
  /// An encrypted query of a contract.
  CONTRACT_QUERY(
      "ContractQuery",
      ContractQueryRequest.getDefaultInstance(),
      ContractQueryResponse.getDefaultInstance(),
      kib(500),
      Trait.PUBLIC,
      Trait.SNAPSHOT),
  /// A gatekeeper's view of a worker.
  GET_WORKER_STATE(
      "GetWorkerState",
      GetWorkerStateRequest.getDefaultInstance(),
      WorkerState.getDefaultInstance(),
      kib(1),
      Trait.SNAPSHOT),
  /// One more address of this worker.
  ADD_ENDPOINT(
      "AddEndpoint",
      AddEndpointRequest.getDefaultInstance(),
      GetEndpointResponse.getDefaultInstance(),
      kib(10)),
  /// The addresses, signed again.
  REFRESH_ENDPOINT_SIGNING_TIME(
      "RefreshEndpointSigningTime",
      Empty.getDefaultInstance(),
      GetEndpointResponse.getDefaultInstance(),
      kib(10)),
  /// The signed addresses.
  GET_ENDPOINT_INFO(
      "GetEndpointInfo",
      Empty.getDefaultInstance(),
      GetEndpointResponse.getDefaultInstance(),
      kib(1),
      Trait.SNAPSHOT),
  /// A signature over the given addresses.
  SIGN_ENDPOINT_INFO(
      "SignEndpointInfo",
      SignEndpointsRequest.getDefaultInstance(),
      GetEndpointResponse.getDefaultInstance(),
      kib(32),
      Trait.SNAPSHOT),
  /// A key for the I2P network.
  DERIVE_PHALA_I2P_KEY(
      "DerivePhalaI2pKey",
      Empty.getDefaultInstance(),
      DerivePhalaI2pKeyResponse.getDefaultInstance(),
      kib(10),
      Trait.SNAPSHOT),
  /// The input.
  ECHO(
      "Echo",
      EchoMessage.getDefaultInstance(),
      EchoMessage.getDefaultInstance(),
      mib(1),
      Trait.SNAPSHOT,
      Trait.SAFE),
  /// Old program: a challenge.
  HANDOVER_CREATE_CHALLENGE(
      "HandoverCreateChallenge",
      Empty.getDefaultInstance(),
      HandoverChallenge.getDefaultInstance(),
      kib(10),
      Trait.SAFE),
  /// Old program: the identity, for the program that answered.
  HANDOVER_START(
      "HandoverStart",
      HandoverChallengeResponse.getDefaultInstance(),
      HandoverWorkerKey.getDefaultInstance(),
      kib(10),
      Trait.SAFE),
  /// New program: the answer.
  HANDOVER_ACCEPT_CHALLENGE(
      "HandoverAcceptChallenge",
      HandoverChallenge.getDefaultInstance(),
      HandoverChallengeResponse.getDefaultInstance(),
      kib(10),
      Trait.SAFE),
  /// New program: the identity arrives.
  HANDOVER_RECEIVE(
      "HandoverReceive",
      HandoverWorkerKey.getDefaultInstance(),
      Empty.getDefaultInstance(),
      kib(10),
      Trait.SAFE),
  /// Old program: a challenge with the network's time.
  DCAP_HANDOVER_CREATE_CHALLENGE(
      "DcapHandoverCreateChallenge",
      Empty.getDefaultInstance(),
      DcapHandoverChallenge.getDefaultInstance(),
      kib(10),
      Trait.SAFE),
  /// Old program: the identity, for the program that answered.
  DCAP_HANDOVER_START(
      "DcapHandoverStart",
      DcapHandoverChallengeResponse.getDefaultInstance(),
      DcapHandoverWorkerKey.getDefaultInstance(),
      kib(10),
      Trait.SAFE),
  /// New program: the answer.
  DCAP_HANDOVER_ACCEPT_CHALLENGE(
      "DcapHandoverAcceptChallenge",
      DcapHandoverChallenge.getDefaultInstance(),
      DcapHandoverChallengeResponse.getDefaultInstance(),
      kib(10),
      Trait.SAFE),
  /// New program: the identity arrives.
  DCAP_HANDOVER_RECEIVE(
      "DcapHandoverReceive",
      DcapHandoverWorkerKey.getDefaultInstance(),
      Empty.getDefaultInstance(),
      kib(10),
      Trait.SAFE),
  /// How the program reaches the network outside.
  CONFIG_NETWORK(
      "ConfigNetwork", NetworkConfig.getDefaultInstance(), Empty.getDefaultInstance(), kib(10)),
  /// A page of the network outside.
  HTTP_FETCH(
      "HttpFetch",
      HttpRequest.getDefaultInstance(),
      HttpResponse.getDefaultInstance(),
      mib(100),
      Trait.SNAPSHOT,
      Trait.SAFE),
  /// The contracts that run here.
  GET_CONTRACT_INFO(
      "GetContractInfo",
      GetContractInfoRequest.getDefaultInstance(),
      GetContractInfoResponse.getDefaultInstance(),
      kib(100),
      Trait.PUBLIC,
      Trait.SNAPSHOT),
  /// The cluster that runs here.
  GET_CLUSTER_INFO(
      "GetClusterInfo",
      Empty.getDefaultInstance(),
      GetClusterInfoResponse.getDefaultInstance(),
      kib(1),
      Trait.PUBLIC,
      Trait.SNAPSHOT),
  /// The code of a side program that waits for it.
  UPLOAD_SIDEVM_CODE(
      "UploadSidevmCode",
      SidevmCode.getDefaultInstance(),
      Empty.getDefaultInstance(),
      mib(32),
      Trait.PUBLIC,
      Trait.SNAPSHOT),
  /// The id that a contract would get.
  CALCULATE_CONTRACT_ID(
      "CalculateContractId",
      ContractParameters.getDefaultInstance(),
      ContractId.getDefaultInstance(),
      kib(1),
      Trait.PUBLIC,
      Trait.SNAPSHOT,
      Trait.SAFE),
  /// How the program reaches the network outside.
  GET_NETWORK_CONFIG(
      "GetNetworkConfig",
      Empty.getDefaultInstance(),
      NetworkConfigResponse.getDefaultInstance(),
      kib(1),
      Trait.SNAPSHOT),
  /// Refused: the enclave holds no state.
  LOAD_CHAIN_STATE(
      "LoadChainState", ChainState.getDefaultInstance(), Empty.getDefaultInstance(), mib(500)),
  /// The end of the process.
  STOP(
      "Stop",
      StopOptions.getDefaultInstance(),
      Empty.getDefaultInstance(),
      kib(1),
      Trait.SNAPSHOT,
      Trait.SAFE),
  /// Nodes for proofs on demand.
  LOAD_STORAGE_PROOF(
      "LoadStorageProof",
      StorageProof.getDefaultInstance(),
      Empty.getDefaultInstance(),
      mib(10),
      Trait.SAFE),
  /// A checkpoint now.
  TAKE_CHECKPOINT(
      "TakeCheckpoint", Empty.getDefaultInstance(), SyncedTo.getDefaultInstance(), kib(1)),
  /// Counters.
  STATISTICS(
      "Statistics",
      StatisticsReqeust.getDefaultInstance(),
      StatisticsResponse.getDefaultInstance(),
      kib(100),
      Trait.PUBLIC,
      Trait.SNAPSHOT),
  /// A signed request for another worker's cluster state.
  GENERATE_CLUSTER_STATE_REQUEST(
      "GenerateClusterStateRequest",
      Empty.getDefaultInstance(),
      SaveClusterStateArguments.getDefaultInstance(),
      kib(1),
      Trait.SNAPSHOT),
  /// The cluster's state for another worker, encrypted. Brings proof and evidence of that worker.
  SAVE_CLUSTER_STATE(
      "SaveClusterState",
      SaveClusterStateArguments.getDefaultInstance(),
      SaveClusterStateResponse.getDefaultInstance(),
      mib(2),
      Trait.PUBLIC),
  /// The cluster's state arrives.
  LOAD_CLUSTER_STATE(
      "LoadClusterState",
      SaveClusterStateResponse.getDefaultInstance(),
      Empty.getDefaultInstance(),
      kib(1)),
  /// Whether the cluster would run under another version of the contract runtime.
  TRY_UPGRADE_PINK_RUNTIME(
      "TryUpgradePinkRuntime",
      PinkRuntimeVersion.getDefaultInstance(),
      Empty.getDefaultInstance(),
      kib(1),
      Trait.SNAPSHOT);

  /// The service's name, the first part of each path.
  public static final String SERVICE = "PhactoryAPI";

  /// The largest body of a request to a method that does not exist, in bytes.
  public static final int UNKNOWN_METHOD_LIMIT = mib(1);

  private static final Map<String, PrpcMethod> BY_PATH =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(PrpcMethod::path, Function.identity()));

  private final String wireName;
  private final Message request;
  private final Message response;
  private final int limitBytes;
  private final boolean open;
  private final boolean snapshot;
  private final boolean safe;

  PrpcMethod(String wireName, Message request, Message response, int limitBytes, Trait... traits) {
    this.wireName = wireName;
    this.request = request;
    this.response = response;
    this.limitBytes = limitBytes;
    this.open = Arrays.asList(traits).contains(Trait.PUBLIC);
    this.snapshot = Arrays.asList(traits).contains(Trait.SNAPSHOT);
    this.safe = Arrays.asList(traits).contains(Trait.SAFE);
  }

  /// The method at the given path below `/prpc/`, such as `PhactoryAPI.GetInfo`.
  public static Optional<PrpcMethod> atPath(String path) {
    return Optional.ofNullable(BY_PATH.get(path));
  }

  /// The path below `/prpc/`.
  public String path() {
    return SERVICE + "." + wireName;
  }

  /// The name in the schema.
  public String wireName() {
    return wireName;
  }

  /// An empty request, whose parser reads requests.
  public Message request() {
    return request;
  }

  /// An empty answer, whose parser reads answers.
  public Message response() {
    return response;
  }

  /// The largest request body in bytes.
  public int limitBytes() {
    return limitBytes;
  }

  /// Whether everybody may call it.
  public boolean isPublic() {
    return open;
  }

  /// Whether it may run while a block is executed.
  public boolean runsOnSnapshot() {
    return snapshot;
  }

  /// Whether it works in safe mode 1 and above.
  public boolean worksInSafeMode() {
    return safe;
  }

  private static int kib(int size) {
    return size << 10;
  }

  private static int mib(int size) {
    return size << 20;
  }

  private enum Trait {
    PUBLIC,
    SNAPSHOT,
    SAFE
  }
}
