package network.khala.pruntime.http;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import network.khala.protocol.prpc.EchoMessage;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.pruntime.Enclave;
import network.khala.pruntime.PrpcException;

/// Decodes a request and has the enclave answer it.
final class PrpcCalls {
  private final Enclave enclave;

  PrpcCalls(Enclave enclave) {
    this.enclave = enclave;
  }

  Message call(PrpcMethod method, byte[] body) {
    Message request = parse(method, body);
    return switch (method) {
      case GET_INFO -> enclave.info();
      case INIT_RUNTIME -> enclave.init((InitRuntimeRequest) request);
      case GET_RUNTIME_INFO -> enclave.runtimeInfo((GetRuntimeInfoRequest) request);
      case SYNC_HEADER -> enclave.syncHeaders((HeadersToSync) request);
      case DISPATCH_PROVEN_BLOCKS -> enclave.dispatch((ProvenBlocks) request);
      case GET_EGRESS_MESSAGES -> enclave.egress();
      case TAKE_CHECKPOINT -> enclave.checkpoint();
      case ECHO -> (EchoMessage) request;
      case SYNC_PARA_HEADER, SYNC_COMBINED_HEADERS ->
          throw PrpcException.failed("ChainModeMismatch");
      case DISPATCH_BLOCKS -> throw PrpcException.failed("Full state mode required");
      case LOAD_CHAIN_STATE -> throw PrpcException.failed("Can not load chain state");
      default ->
          throw PrpcException.failed(method.wireName() + " is not available in this version");
    };
  }

  private static Message parse(PrpcMethod method, byte[] body) {
    try {
      return method.request().getParserForType().parseFrom(body);
    } catch (InvalidProtocolBufferException e) {
      throw PrpcException.malformed(String.valueOf(e.getMessage()));
    }
  }
}
