package network.khala.pruntime.http;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import java.util.function.Consumer;
import network.khala.protocol.prpc.AddEndpointRequest;
import network.khala.protocol.prpc.AssumeAtBlockRequest;
import network.khala.protocol.prpc.CombinedHeadersToSync;
import network.khala.protocol.prpc.ContractParameters;
import network.khala.protocol.prpc.GetClusterInfoResponse;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.GetWorkerStateRequest;
import network.khala.protocol.prpc.HandoverChallenge;
import network.khala.protocol.prpc.HandoverChallengeResponse;
import network.khala.protocol.prpc.HandoverWorkerKey;
import network.khala.protocol.prpc.HeadersSyncedTo;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.protocol.prpc.SignEndpointsRequest;
import network.khala.protocol.prpc.StopOptions;
import network.khala.protocol.prpc.StorageProof;
import network.khala.pruntime.Enclave;
import network.khala.pruntime.PrpcException;

/// Decodes a request and has the enclave answer it.
final class PrpcCalls {
  private final Enclave enclave;
  private final Runnable stop;

  /// @param stop ends the process
  PrpcCalls(Enclave enclave, Runnable stop) {
    this.enclave = enclave;
    this.stop = stop;
  }

  /// @param asJson whether the body is JSON; else it is protobuf
  /// @throws PrpcException if the request is refused
  Message call(PrpcMethod method, byte[] body, boolean asJson) {
    if (enclave.safeMode() > 0 && !method.worksInSafeMode()) {
      throw PrpcException.failed("This RPC is disabled in safe mode");
    }
    return answer(method, asJson ? JsonRequest.read(method.request(), body) : parse(method, body));
  }

  private Message answer(PrpcMethod method, Message request) {
    return switch (method) {
      case GET_INFO -> enclave.info();
      case INIT_RUNTIME -> enclave.init((InitRuntimeRequest) request);
      case GET_RUNTIME_INFO -> enclave.runtimeInfo((GetRuntimeInfoRequest) request);
      case SYNC_HEADER -> enclave.syncHeaders((HeadersToSync) request);
      case SYNC_COMBINED_HEADERS -> syncCombined((CombinedHeadersToSync) request);
      case DISPATCH_PROVEN_BLOCKS -> enclave.dispatch((ProvenBlocks) request);
      case ASSUME_AT_BLOCK -> done((AssumeAtBlockRequest) request, enclave::assumeAtBlock);
      case RAISE_EGRESS_FLOOR -> done((LaterState) request, enclave::raiseEgressFloor);
      case LOAD_STORAGE_PROOF -> done((StorageProof) request, enclave::loadStorageProof);
      case GET_EGRESS_MESSAGES -> enclave.egress();
      case GET_WORKER_STATE -> enclave.workerState((GetWorkerStateRequest) request);
      case ADD_ENDPOINT -> enclave.endpoints().add((AddEndpointRequest) request);
      case REFRESH_ENDPOINT_SIGNING_TIME -> enclave.endpoints().refresh();
      case GET_ENDPOINT_INFO -> enclave.endpoints().current();
      case SIGN_ENDPOINT_INFO -> enclave.endpoints().sign((SignEndpointsRequest) request);
      case HANDOVER_CREATE_CHALLENGE -> enclave.handover().createChallenge();
      case HANDOVER_START -> enclave.handover().start((HandoverChallengeResponse) request);
      case HANDOVER_ACCEPT_CHALLENGE -> enclave.handover().accept((HandoverChallenge) request);
      case HANDOVER_RECEIVE -> done((HandoverWorkerKey) request, enclave.handover()::receive);
      case TAKE_CHECKPOINT -> enclave.checkpoint();
      case STOP -> done((StopOptions) request, this::stop);
      case ECHO -> request;
      case GET_CLUSTER_INFO -> GetClusterInfoResponse.getDefaultInstance();
      case CALCULATE_CONTRACT_ID -> StatelessCalls.contractId((ContractParameters) request);
      case STATISTICS -> StatelessCalls.statistics();
      case SYNC_PARA_HEADER -> throw PrpcException.failed("ChainModeMismatch");
      case DISPATCH_BLOCKS -> throw PrpcException.failed("Full state mode required");
      case LOAD_CHAIN_STATE -> throw PrpcException.failed("Can not load chain state");
      case DERIVE_PHALA_I2P_KEY,
          DCAP_HANDOVER_CREATE_CHALLENGE,
          DCAP_HANDOVER_START,
          DCAP_HANDOVER_ACCEPT_CHALLENGE,
          DCAP_HANDOVER_RECEIVE,
          CONFIG_NETWORK,
          GET_NETWORK_CONFIG,
          HTTP_FETCH,
          CONTRACT_QUERY,
          GET_CONTRACT_INFO,
          UPLOAD_SIDEVM_CODE,
          GENERATE_CLUSTER_STATE_REQUEST,
          SAVE_CLUSTER_STATE,
          LOAD_CLUSTER_STATE,
          TRY_UPGRADE_PINK_RUNTIME ->
          throw PrpcException.failed(method.wireName() + " is not available in this version");
    };
  }

  private Message syncCombined(CombinedHeadersToSync request) {
    if (!request.getEncodedParachainHeaders().isEmpty()) {
      throw PrpcException.failed("ChainModeMismatch");
    }
    HeadersToSync headers =
        HeadersToSync.newBuilder().setEncodedHeaders(request.getEncodedRelaychainHeaders()).build();
    return HeadersSyncedTo.newBuilder()
        .setRelaychainSyncedTo(enclave.syncHeaders(headers).getSyncedTo())
        .build();
  }

  private void stop(StopOptions options) {
    if (options.getRemoveCheckpoints()) {
      enclave.removeCheckpoints();
    }
    stop.run();
  }

  private static <T> Message done(T request, Consumer<T> call) {
    call.accept(request);
    return Empty.getDefaultInstance();
  }

  private static Message parse(PrpcMethod method, byte[] body) {
    try {
      CodedInputStream in = UnsafeByteOperations.unsafeWrap(body).newCodedInput();
      // Fields are parts of the body instead of copies; nobody changes it any more.
      in.enableAliasing(true);
      Message request = method.request().getParserForType().parseFrom(in);
      in.checkLastTagWas(0);
      return request;
    } catch (InvalidProtocolBufferException e) {
      throw PrpcException.malformed(String.valueOf(e.getMessage()));
    }
  }
}
