package network.khala.tee.devtee;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import network.khala.scale.Bytes32;

/// A running development device and its child. The device measures the distribution first, then
/// builds the child's class path from exactly those files; the child gets the socket's path and a
/// one-time token in its environment.
///
/// The child never outlives the device: closing stops it, and when the device is killed outright
/// the child sees its socket close and stops itself (see [OrphanGuard]).
public final class DevTee implements AutoCloseable {
  /// How long the child has to stop by itself before it is killed. Whoever supervises the device
  /// gives it more.
  static final Duration STOP_GRACE = Duration.ofSeconds(3);

  private static final File NOTHING = new File("/dev/null");

  /// Environment variables through which a Java program could be given other code or options.
  private static final List<String> UNMEASURED_INPUTS =
      List.of("CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private final Process child;
  private final DevTeeSocket socket;
  private final Bytes32 mrEnclave;
  private final DevTeeEvents events;

  private DevTee(Process child, DevTeeSocket socket, Bytes32 mrEnclave, DevTeeEvents events) {
    this.child = child;
    this.socket = socket;
    this.mrEnclave = mrEnclave;
    this.events = events;
  }

  /// Measures, listens, starts the child.
  ///
  /// @throws DevTeeException if the distribution cannot be measured or the child not be started
  public static DevTee start(DevTeeConfig config, DevDevice device, DevTeeEvents events) {
    Bytes32 mrEnclave = DistributionMeasurement.measure(config.distribution());
    DevTeeService service = new DevTeeService(config, device, mrEnclave, events);
    DevTeeSocket socket = DevTeeSocket.open(service, events);
    try {
      Process child = launch(config, socket);
      events.started(device.pruntimeHash(mrEnclave), child.pid());
      return new DevTee(child, socket, mrEnclave, events);
    } catch (IOException e) {
      socket.close();
      throw new DevTeeException(config.java() + ": cannot be started (" + e.getMessage() + ")", e);
    }
  }

  private static Process launch(DevTeeConfig config, DevTeeSocket socket) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(config.java().toString());
    command.addAll(config.jvmOptions());
    command.add("-cp");
    command.add(classPath(config.distribution()));
    command.add(config.mainClass());
    command.addAll(config.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(config.workingDirectory().toFile())
            .inheritIO()
            // What is said to the device is not meant for the child.
            .redirectInput(ProcessBuilder.Redirect.from(NOTHING));
    Map<String, String> environment = builder.environment();
    UNMEASURED_INPUTS.forEach(environment::remove);
    environment.put(DevTeeClient.SOCKET_VARIABLE, socket.path().toString());
    environment.put(
        DevTeeClient.TOKEN_VARIABLE, HexFormat.of().formatHex(socket.token().toArray()));
    return builder.start();
  }

  private static String classPath(Path distribution) throws IOException {
    try (Stream<Path> files = Files.walk(distribution.toRealPath())) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    }
  }

  /// The measurement of what was started.
  public Bytes32 mrEnclave() {
    return mrEnclave;
  }

  /// The child's process id.
  public long childPid() {
    return child.pid();
  }

  /// Waits until the child ends and answers its exit code. Signals to the device's own process are
  /// the caller's: whoever stops it calls [#close()], which ends this wait too.
  public int await() throws InterruptedException {
    int code = child.waitFor();
    socket.close();
    events.ended(code);
    return code;
  }

  /// Stops the child, politely first, and waits until it is gone.
  @Override
  public void close() {
    child.destroy();
    boolean ended = false;
    try {
      ended = child.waitFor(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        child.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      child.destroyForcibly();
      Thread.currentThread().interrupt();
    } finally {
      socket.close();
    }
  }
}
