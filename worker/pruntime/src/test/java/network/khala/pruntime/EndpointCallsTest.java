package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import network.khala.crypto.Sr25519;
import network.khala.protocol.prpc.AddEndpointRequest;
import network.khala.protocol.prpc.GetEndpointResponse;
import network.khala.protocol.prpc.SignEndpointsRequest;
import network.khala.protocol.registry.EndpointType;
import network.khala.protocol.registry.VersionedWorkerEndpoints;
import network.khala.protocol.registry.WorkerEndpointPayload;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndpointCallsTest {
  private final FakeChain chain = new FakeChain();
  @TempDir Path directory;
  private Enclave enclave;
  private Sr25519PublicKey own;

  @BeforeEach
  void start() {
    enclave = TestEnclave.following(chain, directory);
    own = TestEnclave.key(enclave);
    chain.block();
    chain.block();
    TestEnclave.catchUp(enclave, chain);
  }

  @AfterEach
  void stop() {
    enclave.close();
  }

  @Test
  void add_signsAllAddressesWithTheTimeOfTheLastBlock() {
    enclave.endpoints().add(address(EndpointType.HTTP, "https://worker.example"));
    GetEndpointResponse both = enclave.endpoints().add(address(EndpointType.I2P, "worker.b32.i2p"));
    assertThat(signedIn(both))
        .isEqualTo(
            new WorkerEndpointPayload(
                own,
                new VersionedWorkerEndpoints.V1(
                    List.of("worker.b32.i2p", "https://worker.example")),
                2 * FakeChain.BLOCK_MS));
  }

  @Test
  void addresses_outliveARestart() {
    enclave.endpoints().add(address(EndpointType.HTTP, "https://worker.example"));
    try (Enclave again = TestEnclave.at(directory)) {
      assertThat(signedIn(again.endpoints().current()).versionedEndpoints())
          .isEqualTo(new VersionedWorkerEndpoints.V1(List.of("https://worker.example")));
    }
  }

  @Test
  void current_withoutAddresses_isEmpty() {
    assertThat(enclave.endpoints().current()).isEqualTo(GetEndpointResponse.getDefaultInstance());
    assertThat(enclave.endpoints().refresh()).isEqualTo(GetEndpointResponse.getDefaultInstance());
  }

  @Test
  void sign_keepsNothing() {
    SignEndpointsRequest request =
        SignEndpointsRequest.newBuilder()
            .setEncodedEndpoints(
                Wire.string(Codecs.list(Codecs.STRING).encode(List.of("https://a.example"))))
            .build();
    assertThat(signedIn(enclave.endpoints().sign(request)).versionedEndpoints())
        .isEqualTo(new VersionedWorkerEndpoints.V1(List.of("https://a.example")));
    assertThat(enclave.endpoints().current()).isEqualTo(GetEndpointResponse.getDefaultInstance());
  }

  @Test
  void address_thatIsTooLong_isRefusedAndTheOldOneStays() {
    enclave.endpoints().add(address(EndpointType.HTTP, "https://worker.example"));
    assertThatThrownBy(() -> enclave.endpoints().add(address(EndpointType.HTTP, "x".repeat(2100))))
        .isInstanceOf(PrpcException.class)
        .hasMessage("Endpoints too large");
    assertThat(signedIn(enclave.endpoints().current()).versionedEndpoints())
        .isEqualTo(new VersionedWorkerEndpoints.V1(List.of("https://worker.example")));
  }

  private static AddEndpointRequest address(EndpointType kind, String url) {
    return AddEndpointRequest.newBuilder()
        .setEncodedEndpointType(Wire.string(EndpointType.CODEC.encode(kind)))
        .setEndpoint(url)
        .build();
  }

  private WorkerEndpointPayload signedIn(GetEndpointResponse response) {
    WorkerEndpointPayload payload =
        WorkerEndpointPayload.CODEC.decode(response.getEncodedEndpointPayload().toByteArray());
    assertThatCode(
            () ->
                Sr25519.verify(
                    own.value(), payload.dataToSign(), response.getSignature().toByteArray()))
        .doesNotThrowAnyException();
    return payload;
  }
}
