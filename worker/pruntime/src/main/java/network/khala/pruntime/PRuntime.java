package network.khala.pruntime;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.pruntime.http.PrpcServer;
import network.khala.pruntime.http.RequestBodies;

/// The running program: the enclave and its ports.
public final class PRuntime implements AutoCloseable {
  /// Request bodies may take this part of the heap: what is decoded of them takes up to three times
  /// as much beside them. The smallest heap, 128 MiB, leaves 21 MiB, room for the largest block
  /// with its proofs.
  private static final int BODIES_SHARE = 6;

  private final Enclave enclave;
  private final List<PrpcServer> servers;

  /// Starts the program.
  ///
  /// @param port the operator's, on loopback; 0 for any free one
  /// @param publicPort everybody's, if it is to be served
  /// @param stop ends the process, when the operator asks for that
  /// @throws IOException if a port is taken
  public PRuntime(EnclaveConfig config, int port, Optional<Integer> publicPort, Runnable stop)
      throws IOException {
    this.enclave = new Enclave(config, InstantSource.system());
    RequestBodies bodies = new RequestBodies(Runtime.getRuntime().maxMemory() / BODIES_SHARE);
    List<PrpcServer> opened = new ArrayList<>();
    try {
      opened.add(new PrpcServer(enclave, bodies, port, false, stop));
      if (publicPort.isPresent()) {
        opened.add(new PrpcServer(enclave, bodies, publicPort.get(), true, stop));
      }
    } catch (IOException e) {
      opened.forEach(PrpcServer::close);
      enclave.close();
      throw e;
    }
    this.servers = List.copyOf(opened);
    servers.forEach(PrpcServer::start);
  }

  /// The operator's port.
  public int port() {
    return servers.getFirst().port();
  }

  @Override
  public void close() {
    servers.forEach(PrpcServer::close);
    enclave.close();
  }
}
