package network.khala.tee.devtee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.tee.SealException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DevTeeSocketTest {
  @TempDir Path state;
  private DevDevice device;
  private DevTeeSocket socket;

  @BeforeEach
  void open() throws IOException {
    Path distribution = Files.createDirectories(state.resolve("distribution"));
    Files.writeString(distribution.resolve("program.jar"), "content");
    device = DeviceProgram.device(state);
    DeviceProgram.SilentEvents events = new DeviceProgram.SilentEvents();
    DevTeeService service =
        new DevTeeService(
            DeviceProgram.config(distribution, state),
            device,
            DistributionMeasurement.measure(distribution),
            events);
    socket = DevTeeSocket.open(service, events);
  }

  @AfterEach
  void close() {
    socket.close();
    device.close();
  }

  @Test
  void folder_beforeTheChildConnects_isForThisUserOnly() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void connect_withTheToken_worksOnceAndLeavesNothingBehind() {
    Map<String, String> environment = environment(socket.token());
    try (DevTeeClient client = DevTeeClient.connect(environment, () -> {})) {
      assertThat(client.attest(Bytes.wrap(new byte[64]))).isPresent();
      assertThat(client.machineId()).isEqualTo(device.machineId());
      assertThat(Files.exists(folder())).isFalse();
      unavailable(environment);
    }
  }

  @Test
  void connect_withAWrongToken_isTurnedAwayAndTheChildStillGetsIn() {
    unavailable(environment(Bytes32.ZERO.toBytes()));
    try (DevTeeClient client = DevTeeClient.connect(environment(socket.token()), () -> {})) {
      assertThat(client.deriveKey("identity", client.currentVersion()).size()).isEqualTo(32);
    }
  }

  @Test
  void connect_withoutEnvironment_saysHowToStart() {
    assertThatThrownBy(() -> DevTeeClient.connect(Map.of(), () -> {}))
        .isInstanceOf(AttestationException.class)
        .hasMessageContaining("khala devtee");
  }

  @Test
  void connect_recordOverTheLimit_isTurnedAwayBeforeItIsRead() throws IOException {
    try (SocketChannel peer = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()))) {
      new Frames(peer).send(0, new byte[Frames.MAX_SIZE + 1]);
      assertThatThrownBy(() -> new Frames(peer).receive()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void request_malformed_isRefusedAndTheConnectionLives() throws IOException {
    try (SocketChannel peer = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()))) {
      Frames frames = new Frames(peer);
      frames.send(0, new DevTeeRequest.Hello(DevTeeService.PROTOCOL, socket.token()).encode());
      assertThat(DevTeeReply.decode(frames.receive().content()))
          .isInstanceOf(DevTeeReply.Welcome.class);
      for (byte[] bad : new byte[][] {{9}, {1, 2, 3}, new byte[66], {2, 0}}) {
        frames.send(5, bad);
        Frames.Numbered reply = frames.receive();
        assertThat(reply.number()).isEqualTo(5);
        assertThat(DevTeeReply.decode(reply.content())).isInstanceOf(DevTeeReply.Refused.class);
      }
      frames.send(6, new DevTeeRequest.Quote(Bytes.wrap(new byte[64])).encode());
      assertThat(DevTeeReply.decode(frames.receive().content()))
          .isInstanceOf(DevTeeReply.Quoted.class);
    }
  }

  @Test
  void deriveKey_purposesAndVersions_areKeptApart() {
    try (DevTeeClient client = DevTeeClient.connect(environment(socket.token()), () -> {})) {
      SecretBytes key = client.deriveKey("identity", client.currentVersion());
      assertThat(client.deriveKey("identity", client.currentVersion())).isEqualTo(key);
      assertThat(client.deriveKey("master-key", client.currentVersion())).isNotEqualTo(key);
      Bytes later = Bytes.fromHex("01" + "00".repeat(15));
      assertThatThrownBy(() -> client.deriveKey("identity", later))
          .isInstanceOfSatisfying(
              SealException.class,
              e -> assertThat(e.problem()).isEqualTo(SealException.Problem.KEY_UNAVAILABLE));
    }
  }

  @Test
  void device_gone_isToldOnceAndRequestsFail() throws Exception {
    CountDownLatch lost = new CountDownLatch(1);
    try (DevTeeClient client = DevTeeClient.connect(environment(socket.token()), lost::countDown)) {
      socket.close();
      assertThat(lost.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> client.attest(Bytes.wrap(new byte[64])))
          .isInstanceOfSatisfying(
              AttestationException.class,
              e -> assertThat(e.code()).isEqualTo(AttestationError.PROVIDER_UNAVAILABLE));
    }
  }

  @Test
  void frames_peerClosed_isEndOfFile() throws IOException {
    SocketChannel peer = SocketChannel.open(UnixDomainSocketAddress.of(socket.path()));
    Frames frames = new Frames(peer);
    frames.send(0, new byte[] {9});
    assertThatThrownBy(frames::receive).isInstanceOf(EOFException.class);
    peer.close();
  }

  private Path folder() {
    return socket.path().resolveSibling("");
  }

  private Map<String, String> environment(Bytes token) {
    return Map.of(
        DevTeeClient.SOCKET_VARIABLE,
        socket.path().toString(),
        DevTeeClient.TOKEN_VARIABLE,
        HexFormat.of().formatHex(token.toArray()));
  }

  private static void unavailable(Map<String, String> environment) {
    assertThatThrownBy(() -> DevTeeClient.connect(environment, () -> {}))
        .isInstanceOfSatisfying(
            AttestationException.class,
            e -> assertThat(e.code()).isEqualTo(AttestationError.PROVIDER_UNAVAILABLE));
  }
}
