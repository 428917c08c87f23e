package network.khala.relayer;

import com.google.protobuf.Message;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.pruntime.Enclave;
import network.khala.pruntime.EnclaveConfig;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.tee.NoneProvider;
import network.khala.tee.Sealer;

/// A real enclave on a socket, behind somebody who may do to it what the operator of a machine may.
final class EnclaveHost implements AutoCloseable {
  private static final Bytes VERSION = Bytes.wrap(new byte[Sealer.VERSION_SIZE]);

  private final Enclave enclave;
  private final HttpServer server;
  private final Attacker attacker;

  /// Does something to the enclave before each request of a relayer.
  @FunctionalInterface
  interface Attacker {
    /// Attacks nobody.
    Attacker NONE = (enclave, request) -> {};

    void before(Enclave enclave, Message request);
  }

  EnclaveHost(Path folder, int port, Attacker attacker) throws IOException {
    this.attacker = attacker;
    EnclaveConfig config = new EnclaveConfig(folder, 1, new NoneProvider(), new FileSealer(), 1);
    this.enclave = new Enclave(config, InstantSource.system());
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
    server.createContext("/prpc/", this::serve);
    server.start();
  }

  Enclave enclave() {
    return enclave;
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private void serve(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath().substring("/prpc/".length());
    PrpcMethod method = PrpcMethod.atPath(path).orElseThrow();
    int status = 200;
    byte[] body;
    try {
      Message request =
          method.request().getParserForType().parseFrom(exchange.getRequestBody().readAllBytes());
      attacker.before(enclave, request);
      body = answer(method, request).toByteArray();
    } catch (PrpcException e) {
      status = e.status();
      body = e.text().getBytes(StandardCharsets.UTF_8);
    } catch (RuntimeException e) {
      status = 500;
      body = ("internal error " + e).getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private Message answer(PrpcMethod method, Message request) {
    return switch (request) {
      case InitRuntimeRequest init -> enclave.init(init);
      case GetRuntimeInfoRequest info -> enclave.runtimeInfo(info);
      case HeadersToSync headers -> enclave.syncHeaders(headers);
      case ProvenBlocks blocks -> enclave.dispatch(blocks);
      default ->
          switch (method) {
            case GET_INFO -> enclave.info();
            case GET_EGRESS_MESSAGES -> enclave.egress();
            default ->
                throw PrpcException.failed(method.wireName() + " is not available in this version");
          };
    };
  }

  @Override
  public void close() {
    server.stop(0);
    enclave.close();
  }

  /// Keys that this machine gets again.
  private record FileSealer() implements Sealer {
    @Override
    public Bytes currentVersion() {
      return VERSION;
    }

    @Override
    public SecretBytes deriveKey(String purpose, Bytes version) {
      return SecretBytes.wrap(Hashing.blake2b256(purpose.getBytes(StandardCharsets.US_ASCII)));
    }
  }
}
