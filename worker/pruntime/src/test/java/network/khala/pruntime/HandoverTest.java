package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.HandoverChallenge;
import network.khala.protocol.prpc.HandoverChallengeResponse;
import network.khala.protocol.prpc.HandoverWorkerKey;
import network.khala.protocol.prpc.StorageProof;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.chain.GateValues;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The identity moves to a newer program on the same machine, and to no other.
final class HandoverTest {
  private final FakeChain chain = new FakeChain(0, Optional.of(TestDevice.root()));
  private final TestDevice oldDevice = device("machine", "old");
  private final TestDevice newDevice = device("machine", "new");
  @TempDir Path oldDirectory;
  @TempDir Path newDirectory;
  private Enclave server;
  private Enclave client;
  private Sr25519PublicKey identity;

  @BeforeEach
  void start() {
    server = enclave(oldDirectory, oldDevice);
    server.init(chain.init());
    identity = TestEnclave.key(server);
    chain.set(
        LightKeys.PRUNTIME_ALLOW_LIST,
        GateValues.LIST_CODEC.encode(List.of(oldDevice.measurement(), newDevice.measurement())));
    addedAt(oldDevice, 1);
    addedAt(newDevice, 2);
    addedAt(device("elsewhere", "new"), 2);
    chain.block(Messages.registered(identity));
    TestEnclave.catchUp(server, chain);
    prove(server);
    client = enclave(newDirectory, newDevice);
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
  }

  @Test
  void newerProgram_onTheSameMachine_getsTheIdentity() {
    handOver(server, client);
    client.init(chain.init());
    assertThat(TestEnclave.key(client)).isEqualTo(identity);
    assertThat(attested()).as("before the registration was seen").isFalse();
    TestEnclave.catchUp(client, chain);
    assertThat(attested()).as("after it").isTrue();
  }

  @Test
  void program_onAnotherMachine_getsNothing() {
    try (Enclave stranger = enclave(newDirectory, device("elsewhere", "new"))) {
      refused(() -> handOver(server, stranger), "No remote handover");
    }
  }

  @Test
  void program_thatIsNotNewer_getsNothing() {
    try (Enclave newer = enclave(newDirectory.resolve("b"), newDevice)) {
      newer.init(chain.init());
      TestEnclave.catchUp(newer, chain);
      prove(newer);
      try (Enclave older = enclave(newDirectory.resolve("a"), oldDevice)) {
        refused(() -> handOver(newer, older), "No handover for old pRuntime");
      }
    }
  }

  @Test
  void program_thatTheChainDoesNotList_getsNothing() {
    TestDevice unknown = device("machine", "modified");
    addedAt(unknown, 3);
    chain.block();
    TestEnclave.catchUp(server, chain);
    server.loadStorageProof(proof(oldDevice.measurement(), unknown.measurement(), chain.best()));
    try (Enclave modified = enclave(newDirectory, unknown)) {
      refused(() -> handOver(server, modified), "Client pRuntime not allowed on chain");
    }
  }

  @Test
  void start_withoutProofs_asksForTheKeys() {
    server.loadStorageProof(StorageProof.getDefaultInstance());
    refused(() -> handOver(server, client), "Missing storage keys: 0x");
  }

  @Test
  void challenge_usedTwiceOrChanged_isInvalid() {
    HandoverChallengeResponse answer =
        client.handover().accept(server.handover().createChallenge());
    server.handover().start(answer);
    refused(() -> server.handover().start(answer), "Invalid challenge");
    HandoverChallenge open = server.handover().createChallenge();
    byte[] other = open.getEncodedChallenge().toByteArray();
    other[other.length - 1] ^= 1;
    HandoverChallenge changed =
        HandoverChallenge.newBuilder().setEncodedChallenge(ByteString.copyFrom(other)).build();
    refused(() -> server.handover().start(client.handover().accept(changed)), "Invalid challenge");
  }

  @Test
  void challenge_ofLongAgo_isOutdated() {
    HandoverChallenge challenge = server.handover().createChallenge();
    for (int i = 0; i < 151; i++) {
      chain.block();
    }
    TestEnclave.catchUp(server, chain);
    refused(
        () -> server.handover().start(client.handover().accept(challenge)), "Outdated challenge");
  }

  @Test
  void answer_whoseKeyWasReplaced_isRefused() {
    HandoverChallengeResponse answer =
        client.handover().accept(server.handover().createChallenge());
    byte[] forged = answer.getEncodedChallengeHandler().toByteArray();
    forged[forged.length - 1] ^= 1;
    refused(
        () ->
            server
                .handover()
                .start(
                    answer.toBuilder()
                        .setEncodedChallengeHandler(ByteString.copyFrom(forged))
                        .build()),
        "Invalid client RA report");
  }

  @Test
  void key_changedOnItsWay_isRefusedAndTheGenuineOneStillCounts() {
    HandoverWorkerKey genuine =
        server.handover().start(client.handover().accept(server.handover().createChallenge()));
    byte[] forged = genuine.getEncodedWorkerKey().toByteArray();
    forged[0] ^= 1;
    refused(
        () ->
            client
                .handover()
                .receive(
                    genuine.toBuilder().setEncodedWorkerKey(ByteString.copyFrom(forged)).build()),
        "Invalid server RA report");
    client.handover().receive(genuine);
    refused(() -> client.handover().receive(genuine), "Handover ecdhkey not initialized");
  }

  @Test
  void programWithAnIdentity_takesNoOther() {
    client.init(chain.init());
    refused(() -> client.handover().accept(server.handover().createChallenge()), "sealed here");
  }

  private void handOver(Enclave from, Enclave to) {
    HandoverChallenge challenge = from.handover().createChallenge();
    HandoverChallengeResponse answer = to.handover().accept(challenge);
    to.handover().receive(from.handover().start(answer));
  }

  private boolean attested() {
    return client.runtimeInfo(GetRuntimeInfoRequest.getDefaultInstance()).hasAttestation();
  }

  private void addedAt(TestDevice device, long block) {
    chain.set(LightKeys.pruntimeAddedAt(device.measurement()), Codecs.U32.encode(block));
  }

  private void prove(Enclave enclave) {
    enclave.loadStorageProof(proof(oldDevice.measurement(), newDevice.measurement(), chain.best()));
  }

  private StorageProof proof(Bytes one, Bytes other, long block) {
    return StorageProof.newBuilder()
        .addAllProof(
            chain.proof(
                block,
                List.of(
                    LightKeys.pruntimeAddedAt(one),
                    LightKeys.pruntimeAddedAt(other),
                    LightKeys.pruntimeAddedAt(device("elsewhere", "new").measurement()),
                    LightKeys.PRUNTIME_ALLOW_LIST)))
        .build();
  }

  private TestDevice device(String machine, String program) {
    return new TestDevice(machine, program, chain.header(0).hash().value());
  }

  private static Enclave enclave(Path directory, TestDevice device) {
    return new Enclave(
        new EnclaveConfig(directory, 0, device, TestEnclave.config(directory).sealer(), 0),
        InstantSource.fixed(Instant.ofEpochSecond(TestDevice.NOW_SECONDS)));
  }

  private static void refused(Runnable call, String text) {
    assertThatThrownBy(call::run).isInstanceOf(PrpcException.class).hasMessageContaining(text);
  }
}
