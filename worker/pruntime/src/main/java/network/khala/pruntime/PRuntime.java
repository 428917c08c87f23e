package network.khala.pruntime;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import network.khala.pruntime.http.PrpcServer;

/// The running program: the enclave and its ports.
public final class PRuntime implements AutoCloseable {
  private final Enclave enclave;
  private final PrpcServer privateServer;
  private final Optional<PrpcServer> publicServer;

  /// Starts the program.
  ///
  /// @param port the operator's, on loopback; 0 for any free one
  /// @param publicPort everybody's, if it is to be served
  /// @throws IOException if a port is taken
  public PRuntime(EnclaveConfig config, int port, Optional<Integer> publicPort) throws IOException {
    this.enclave = new Enclave(config, InstantSource.system());
    this.privateServer = new PrpcServer(enclave, port, false);
    this.publicServer =
        publicPort.isPresent()
            ? Optional.of(new PrpcServer(enclave, publicPort.get(), true))
            : Optional.empty();
    privateServer.start();
    publicServer.ifPresent(PrpcServer::start);
  }

  /// The operator's port.
  public int port() {
    return privateServer.port();
  }

  @Override
  public void close() {
    privateServer.close();
    publicServer.ifPresent(PrpcServer::close);
    enclave.close();
  }
}
