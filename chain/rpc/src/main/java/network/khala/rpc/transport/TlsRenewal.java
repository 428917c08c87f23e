package network.khala.rpc.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves a certificate, and its renewed one as soon as it is there. Connections that are open keep
/// theirs; a renewed one that cannot be used is not taken, and the log says why.
final class TlsRenewal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TlsRenewal.class);

  /// Protects what never leaves this process's memory.
  private static final String PASSWORD = "in memory only";

  private final TlsFiles files;
  private final InstantSource clock;
  private final SslContextFactory.Server factory = new SslContextFactory.Server();
  private TlsIdentity current;
  private String complaint = "";
  private volatile boolean closed;

  /// Loads the files.
  ///
  /// @throws TlsException if they cannot be used
  TlsRenewal(TlsFiles files, InstantSource clock) throws TlsException {
    this.files = files;
    this.clock = clock;
    // Before they are read: what is written meanwhile is a change.
    String loaded = stamps(files);
    this.current = TlsIdentity.load(files, clock.instant());
    use(factory, current);
    Thread.ofVirtual().name("rpc-tls").start(() -> look(loaded));
  }

  private static void use(SslContextFactory factory, TlsIdentity identity) {
    factory.setKeyStore(identity.toKeyStore(PASSWORD));
    factory.setKeyStorePassword(PASSWORD);
  }

  SslContextFactory.Server factory() {
    return factory;
  }

  private void look(String loaded) {
    String before = loaded;
    try {
      while (!closed) {
        Thread.sleep(files.lookEvery());
        if (closed) {
          return;
        }
        String now = stamps(files);
        // Certificate and key are seldom written at one time: what did not fit is tried again.
        if (!now.equals(before) || !complaint.isEmpty()) {
          before = now;
          renew();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void renew() {
    try {
      TlsIdentity renewed = TlsIdentity.load(files, clock.instant());
      complaint = "";
      if (!renewed.equals(current)) {
        factory.reload(reloaded -> use(reloaded, renewed));
        current = renewed;
        LOG.info(
            "certificate renewed subject={} until={}",
            renewed.chain().getFirst().getSubjectX500Principal().getName(),
            renewed.chain().getFirst().getNotAfter().toInstant());
      }
    } catch (TlsException e) {
      complain(e.problem());
    } catch (Exception e) {
      // Jetty's own: it keeps what it has.
      LOG.debug("reload failed", e);
      complain("the TLS engine does not take it");
    }
  }

  private void complain(String problem) {
    if (!problem.equals(complaint)) {
      complaint = problem;
      LOG.warn("renewed certificate not taken, the old one serves on: {}", problem);
    }
  }

  private static String stamps(TlsFiles files) {
    return stamp(files.certificate()) + " " + stamp(files.key());
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file) + " " + file.toRealPath();
    } catch (IOException e) {
      return "absent";
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
