package network.khala.tee.devtee;

import static network.khala.attestation.AttestationError.PROVIDER_BUSY;
import static network.khala.attestation.AttestationError.PROVIDER_FAILED;
import static network.khala.attestation.AttestationError.PROVIDER_UNAVAILABLE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.tee.QuoteProvider;
import network.khala.tee.SealException;
import network.khala.tee.SealException.Problem;
import network.khala.tee.Sealer;

/// The child's end of the development device's socket: quotes, sealing keys, and the news that the
/// device is gone.
public final class DevTeeClient implements QuoteProvider, Sealer, AutoCloseable {
  /// Environment variable with the socket's path.
  public static final String SOCKET_VARIABLE = "KHALA_DEVTEE_SOCKET";

  /// Environment variable with the one-time token, 64 hexadecimal digits.
  public static final String TOKEN_VARIABLE = "KHALA_DEVTEE_TOKEN";

  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private final SocketChannel channel;
  private final Frames frames;
  private final DevTeeReply.Welcome welcome;
  private final Runnable whenLost;
  private final ReentrantLock oneRequest = new ReentrantLock();
  private volatile boolean lost;
  private volatile PendingReply pending = PendingReply.NONE;

  private DevTeeClient(
      SocketChannel channel, Frames frames, DevTeeReply.Welcome welcome, Runnable whenLost) {
    this.channel = channel;
    this.frames = frames;
    this.welcome = welcome;
    this.whenLost = whenLost;
  }

  /// Connects to the device that started this process.
  ///
  /// @param environment of the process
  /// @param whenLost runs once, on a thread of its own, when the device is gone; usually an
  ///   [OrphanGuard]
  /// @throws AttestationException with PROVIDER_UNAVAILABLE if no device started this process, or
  ///   it does not answer
  public static DevTeeClient connect(Map<String, String> environment, Runnable whenLost) {
    String socket = environment.get(SOCKET_VARIABLE);
    String token = environment.get(TOKEN_VARIABLE);
    if (socket == null || token == null) {
      throw new AttestationException(
          PROVIDER_UNAVAILABLE,
          "this process was not started by khala devtee (" + SOCKET_VARIABLE + " is not set)");
    }
    try {
      return connect(Path.of(socket), Bytes.fromHex(token), whenLost);
    } catch (IOException | IllegalArgumentException | DecodeException e) {
      throw new AttestationException(
          PROVIDER_UNAVAILABLE, socket + ": the device does not answer (" + e.getMessage() + ")");
    }
  }

  private static DevTeeClient connect(Path socket, Bytes token, Runnable whenLost)
      throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try {
      Frames frames = new Frames(channel);
      frames.send(
          DevTeeSocket.HELLO_NUMBER,
          new DevTeeRequest.Hello(DevTeeService.PROTOCOL, token).encode());
      if (!(DevTeeReply.decode(frames.receive().content())
          instanceof DevTeeReply.Welcome welcome)) {
        throw new IOException("the device did not greet");
      }
      DevTeeClient client = new DevTeeClient(channel, frames, welcome, whenLost);
      Thread.ofVirtual().name("devtee-client").start(client::listen);
      return client;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void listen() {
    try {
      while (true) {
        Frames.Numbered reply = frames.receive();
        pending.deliver(reply);
      }
    } catch (IOException gone) {
      lost = true;
      pending.abandon();
      if (channel.isOpen()) {
        whenLost.run();
      }
    }
  }

  @Override
  public String name() {
    return "dev";
  }

  @Override
  public Optional<AttestationReport> attest(Bytes reportData) {
    return switch (ask(new DevTeeRequest.Quote(reportData))) {
      case DevTeeReply.Quoted(AttestationReport.Development evidence) -> Optional.of(evidence);
      case DevTeeReply.Refused(String reason) -> throw failed(PROVIDER_FAILED, reason);
      case DevTeeReply.Welcome ignored -> throw failed(PROVIDER_FAILED, "unexpected reply");
      case DevTeeReply.SealingKey ignored -> throw failed(PROVIDER_FAILED, "unexpected reply");
    };
  }

  @Override
  public Optional<Bytes> pruntimeHash() {
    return Optional.of(welcome.pruntimeHash());
  }

  @Override
  public Bytes machineId() {
    return welcome.machineId();
  }

  @Override
  public Bytes currentVersion() {
    return welcome.securityVersion();
  }

  @Override
  public SecretBytes deriveKey(String purpose, Bytes version) {
    try {
      return switch (ask(new DevTeeRequest.SealingKey(purpose, version))) {
        case DevTeeReply.SealingKey(SecretBytes key) -> key;
        case DevTeeReply.Refused(String reason) ->
            throw new SealException(Problem.KEY_UNAVAILABLE, reason);
        case DevTeeReply.Welcome ignored -> throw failed(PROVIDER_FAILED, "unexpected reply");
        case DevTeeReply.Quoted ignored -> throw failed(PROVIDER_FAILED, "unexpected reply");
      };
    } catch (AttestationException e) {
      throw new SealException(Problem.KEY_UNAVAILABLE, e.detail(), e);
    }
  }

  private DevTeeReply ask(DevTeeRequest request) {
    oneRequest.lock();
    try {
      PendingReply reply = new PendingReply(pending.number() + 1);
      pending = reply;
      if (lost) {
        throw failed(PROVIDER_UNAVAILABLE, "the development device is gone");
      }
      frames.send(reply.number(), request.encode());
      byte[] content = reply.await(TIMEOUT);
      if (content == null) {
        throw lost
            ? failed(PROVIDER_UNAVAILABLE, "the development device is gone")
            : failed(
                PROVIDER_BUSY,
                "no answer from the development device for " + TIMEOUT.toSeconds() + " s");
      }
      return DevTeeReply.decode(content);
    } catch (IOException | DecodeException e) {
      throw failed(PROVIDER_UNAVAILABLE, "the development device is gone (" + e.getMessage() + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(PROVIDER_BUSY, "interrupted");
    } finally {
      oneRequest.unlock();
    }
  }

  private static AttestationException failed(AttestationError code, String detail) {
    return new AttestationException(code, detail);
  }

  @Override
  public void close() {
    lost = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
