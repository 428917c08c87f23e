package network.khala.tee.devtee;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.tee.RootSecret;

/// A device as a process of its own: arguments are the state folder, the distribution, and the
/// child's two arguments.
final class DeviceProgram {
  private DeviceProgram() {}

  public static void main(String[] arguments) throws Exception {
    Path state = Path.of(arguments[0]);
    try (DevDevice device = device(state);
        DevTee devTee =
            DevTee.start(
                config(Path.of(arguments[1]), state, arguments[2], arguments[3]),
                device,
                new SilentEvents())) {
      System.exit(devTee.await());
    }
  }

  static DevDevice device(Path state) {
    return new DevDevice(
        RootSecret.openOrCreate(state.resolve("device.key")),
        DevSigner.openOrCreate(state.resolve("signer.key"), DevelopmentRoot.wellKnownSeed()),
        InstantSource.system());
  }

  static DevTeeConfig config(Path distribution, Path state, String... arguments) {
    return new DevTeeConfig(
        distribution,
        Distribution.java(),
        List.of("-Xmx64m", "-XX:TieredStopAtLevel=1"),
        ChildProgram.class.getName(),
        List.of(arguments),
        state,
        Bytes32.ZERO,
        1);
  }

  static class SilentEvents implements DevTeeEvents {
    @Override
    public void started(Bytes pruntimeHash, long childPid) {}

    @Override
    public void connected() {}

    @Override
    public void refused(String reason) {}

    @Override
    public void ended(int exitCode) {}
  }
}
