package network.khala.relayer;

import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import network.khala.protocol.prpc.AssumeAtBlockRequest;
import network.khala.protocol.prpc.DispatchProvenResult;
import network.khala.protocol.prpc.GetEgressMessagesResponse;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.HandoverChallenge;
import network.khala.protocol.prpc.HandoverChallengeResponse;
import network.khala.protocol.prpc.HandoverWorkerKey;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.prpc.PrpcError;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.protocol.prpc.StorageProof;
import network.khala.protocol.prpc.SyncedTo;

/// The API of one pRuntime: `POST /prpc/PhactoryAPI.<Method>` with protobuf bodies. Every method
/// throws [PRuntimeException] if it does not succeed. Safe for use by several threads.
///
/// Source: `docs/protocol/relayer.md`.
final class PRuntimeClient {
  private static final Duration QUICK = Duration.ofSeconds(30);

  /// Attesting asks services outside, and executing a batch takes its time.
  private static final Duration LONG = Duration.ofMinutes(10);

  private static final int MAX_ANSWER_BYTES = 64 << 20;
  private static final int MAX_ERROR_CHARS = 300;

  private final HttpClient http;
  private final URI endpoint;

  PRuntimeClient(HttpClient http, URI endpoint) {
    this.http = http;
    this.endpoint = endpoint;
  }

  URI endpoint() {
    return endpoint;
  }

  PhactoryInfo info() throws InterruptedException {
    return call(PrpcMethod.GET_INFO, Empty.getDefaultInstance(), PhactoryInfo.class, QUICK);
  }

  InitRuntimeResponse init(InitRuntimeRequest request) throws InterruptedException {
    return call(PrpcMethod.INIT_RUNTIME, request, InitRuntimeResponse.class, LONG);
  }

  InitRuntimeResponse runtimeInfo(GetRuntimeInfoRequest request) throws InterruptedException {
    return call(PrpcMethod.GET_RUNTIME_INFO, request, InitRuntimeResponse.class, LONG);
  }

  SyncedTo syncHeaders(HeadersToSync request) throws InterruptedException {
    return call(PrpcMethod.SYNC_HEADER, request, SyncedTo.class, LONG);
  }

  DispatchProvenResult dispatch(ProvenBlocks request) throws InterruptedException {
    return call(PrpcMethod.DISPATCH_PROVEN_BLOCKS, request, DispatchProvenResult.class, LONG);
  }

  void assumeAtBlock(AssumeAtBlockRequest request) throws InterruptedException {
    call(PrpcMethod.ASSUME_AT_BLOCK, request, Empty.class, LONG);
  }

  void raiseEgressFloor(LaterState request) throws InterruptedException {
    call(PrpcMethod.RAISE_EGRESS_FLOOR, request, Empty.class, LONG);
  }

  void loadStorageProof(StorageProof proof) throws InterruptedException {
    call(PrpcMethod.LOAD_STORAGE_PROOF, proof, Empty.class, QUICK);
  }

  HandoverChallenge createChallenge() throws InterruptedException {
    return call(
        PrpcMethod.HANDOVER_CREATE_CHALLENGE,
        Empty.getDefaultInstance(),
        HandoverChallenge.class,
        QUICK);
  }

  HandoverChallengeResponse acceptChallenge(HandoverChallenge challenge)
      throws InterruptedException {
    return call(
        PrpcMethod.HANDOVER_ACCEPT_CHALLENGE, challenge, HandoverChallengeResponse.class, LONG);
  }

  HandoverWorkerKey startHandover(HandoverChallengeResponse answer) throws InterruptedException {
    return call(PrpcMethod.HANDOVER_START, answer, HandoverWorkerKey.class, LONG);
  }

  void receiveKey(HandoverWorkerKey key) throws InterruptedException {
    call(PrpcMethod.HANDOVER_RECEIVE, key, Empty.class, LONG);
  }

  GetEgressMessagesResponse egress() throws InterruptedException {
    return call(
        PrpcMethod.GET_EGRESS_MESSAGES,
        Empty.getDefaultInstance(),
        GetEgressMessagesResponse.class,
        QUICK);
  }

  private <T extends Message> T call(
      PrpcMethod method, Message request, Class<T> type, Duration timeout)
      throws InterruptedException {
    HttpRequest post =
        HttpRequest.newBuilder(endpoint.resolve("/prpc/" + method.path()))
            .timeout(timeout)
            .header("Content-Type", "application/octet-stream")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
            .build();
    HttpResponse<byte[]> answer;
    try {
      answer =
          http.send(
              post,
              HttpResponse.BodyHandlers.limiting(
                  HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    } catch (IOException e) {
      throw PRuntimeException.unreachable(endpoint, method.wireName(), e);
    }
    if (answer.statusCode() != 200) {
      throw PRuntimeException.refused(
          endpoint, method.wireName(), answer.statusCode(), errorText(answer.body()));
    }
    try {
      return type.cast(method.response().getParserForType().parseFrom(answer.body()));
    } catch (InvalidProtocolBufferException e) {
      throw PRuntimeException.refused(
          endpoint, method.wireName(), 200, "the answer is no " + type.getSimpleName());
    }
  }

  /// The message of an error; text as it is where the body is no protobuf.
  private static String errorText(byte[] body) {
    String text;
    try {
      text = PrpcError.parseFrom(body).getMessage();
    } catch (InvalidProtocolBufferException e) {
      text = "";
    }
    if (text.isEmpty()) {
      text = new String(body, StandardCharsets.UTF_8);
    }
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() > MAX_ERROR_CHARS ? line.substring(0, MAX_ERROR_CHARS) + "…" : line;
  }
}
