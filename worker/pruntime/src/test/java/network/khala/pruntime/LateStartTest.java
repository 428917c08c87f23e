package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.prpc.AssumeAtBlockRequest;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.pruntime.worker.BenchmarkLoad;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple3;
import network.khala.tee.SealException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting in the middle of the chain, and stopping where this program may not go on.
final class LateStartTest {
  private final FakeChain chain = new FakeChain();
  @TempDir Path directory;
  private Enclave enclave;
  private Sr25519PublicKey own;

  @BeforeEach
  void start() {
    enclave = TestEnclave.following(chain, directory);
    own = TestEnclave.key(enclave);
    for (int i = 0; i < 20; i++) {
      chain.block(Messages.challenge(Messages.EVERYBODY));
    }
  }

  @AfterEach
  void stop() {
    enclave.close();
  }

  @Test
  void workerThatTheChainDoesNotKnow_beginsAtAFinalBlock() {
    enclave.assumeAtBlock(assume(15));
    assertThat(enclave.info().getBlocknum()).isEqualTo(16);
    assertThat(enclave.info().getHeadernum()).isEqualTo(16);
    assertThat(enclave.info().getHeadsNum()).isEqualTo(16);
    assertThat(enclave.info().getSystem().getGenesisBlock()).isEqualTo(15);
    chain.block(Messages.registered(own));
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getRegistered()).isTrue();
  }

  @Test
  void start_isRememberedOverARestart_andMayMoveOn() {
    enclave.assumeAtBlock(assume(10));
    enclave.close();
    enclave = TestEnclave.at(directory);
    assertThat(enclave.info().getSystem().getGenesisBlock()).isEqualTo(10);
    enclave.assumeAtBlock(assume(12));
    assertThat(enclave.info().getBlocknum()).isEqualTo(13);
    refused(assume(11), "HeaderValidateFailed");
  }

  @Test
  void start_afterTheFirstBlock_isRefused() {
    enclave.syncHeaders(chain.headers(1, 1));
    refused(assume(15), "Can not load chain state");
  }

  @Test
  void workerRegisteredBefore_mayNotSkipItsPast() {
    chain.set(LightKeys.firstRegisteredAt(own), Codecs.U32.encode(8L));
    chain.block();
    refused(assume(21), "already registered at block 8");
    LaterState later = chain.later(21, LightKeys.firstRegisteredAt(own));
    refused(assume(9).toBuilder().setLater(later).build(), "already registered at block 8");
    enclave.assumeAtBlock(assume(7).toBuilder().setLater(later).build());
    assertThat(enclave.info().getBlocknum()).isEqualTo(8);
  }

  @Test
  void workerWithMessagesOnChain_mayNotBeginAnew() {
    chain.set(LightKeys.offchainIngress(new MessageOrigin.Worker(own)), Codecs.U64.encode(3L));
    chain.block();
    refused(assume(21), "messages of the worker");
  }

  @Test
  void start_withoutProofOfTheRegistration_isRefused() {
    chain.set(
        LightKeys.firstRegisteredAt(Sr25519PublicKey.of(new byte[32])), Codecs.U32.encode(5L));
    chain.set(LightKeys.firstRegisteredAt(own), Codecs.U32.encode(8L));
    chain.block();
    refused(
        AssumeAtBlockRequest.newBuilder()
            .setStart(
                chain.later(
                    21,
                    LightKeys.MESSAGE_ACCUMULATOR,
                    LightKeys.MINIMUM_PRUNTIME_VERSION,
                    LightKeys.PRUNTIME_ALLOW_LIST,
                    LightKeys.PARACHAIN_ID))
            .build(),
        "StorageProofFailed");
  }

  @Test
  void firstGatekeeper_thatBeganLate_beginsAgainFromBlockOne() {
    enclave.assumeAtBlock(assume(15));
    chain.gatekeepers(own);
    chain.block(Messages.firstGatekeeper(own));
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getInitialized()).isFalse();
    assertThat(directory.resolve("checkpoint.seal")).doesNotExist();
    enclave.init(chain.init());
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getSystem().getGatekeeper().getMasterPublicKey()).isNotEmpty();
    refused(assume(15), "Can not load chain state");
  }

  @Test
  void beginningAgain_whoseCheckpointCannotBeRemoved_leavesNoWorkerWithoutKeys() throws Exception {
    enclave.assumeAtBlock(assume(15));
    chain.gatekeepers(own);
    chain.block(Messages.firstGatekeeper(own));
    Path previous = directory.resolve("checkpoint.seal.previous");
    Files.deleteIfExists(previous);
    Path obstacle = Files.createDirectories(previous.resolve("full"));
    assertThatThrownBy(() -> TestEnclave.catchUp(enclave, chain))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("cannot be removed");
    assertThat(enclave.signAnswer(new byte[1])).isEmpty();

    Files.delete(obstacle);
    Files.delete(previous);
    enclave.init(chain.init());
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getSystem().getGatekeeper().getMasterPublicKey()).isNotEmpty();
  }

  @Test
  void newerConsensusVersion_stopsBeforeItsFirstBlock() {
    chain.consensusVersion(1);
    chain.block();
    chain.block();
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getBlocknum()).isEqualTo(21);
    assertThat(enclave.info().getEarningState()).isEqualTo("outlawed");
    assertThat(enclave.info().getStatusLine()).contains("block 21 follows consensus version 1");
    assertThatThrownBy(() -> TestEnclave.catchUp(enclave, chain))
        .isInstanceOf(PrpcException.class)
        .hasMessageContaining("may not execute");
  }

  @Test
  void outlawedVersion_executesNothingMore() {
    chain.set(
        LightKeys.MINIMUM_PRUNTIME_VERSION,
        Codecs.tuple(Codecs.U32, Codecs.U32, Codecs.U32).encode(new Tuple3<>(9L, 0L, 0L)));
    chain.block();
    assertThatThrownBy(() -> TestEnclave.catchUp(enclave, chain))
        .isInstanceOf(PrpcException.class)
        .hasMessageContaining("version 2.0.0, the chain asks for 9.0.0");
    assertThat(enclave.info().getBlocknum()).isEqualTo(1);
    assertThat(enclave.info().getEarningState()).isEqualTo("outlawed");
  }

  @Test
  void safeMode_followsHeadsAndExecutesNothing() {
    enclave.close();
    EnclaveConfig normal = TestEnclave.config(directory);
    EnclaveConfig safe =
        new EnclaveConfig(
            directory, BenchmarkLoad.full(0), normal.provider(), normal.sealer(), 0, 1);
    try (Enclave careful = new Enclave(safe, java.time.InstantSource.system())) {
      chain.block(Messages.registered(own));
      careful.syncHeaders(chain.headers(1, 21));
      careful.dispatch(chain.heads(1, 21).build());
      assertThat(careful.info().getBlocknum()).isEqualTo(22);
      assertThat(careful.info().getRegistered()).isFalse();
      assertThat(careful.info().getEarningState()).isEqualTo("safe-mode");
      assertThatThrownBy(careful::checkpoint).hasMessageContaining("safe mode");
    }
    enclave = TestEnclave.at(directory);
    assertThat(enclave.info().getBlocknum()).as("counters of safe mode are not kept").isEqualTo(1);
  }

  private AssumeAtBlockRequest assume(long number) {
    Bytes ingress = LightKeys.offchainIngress(new MessageOrigin.Worker(own));
    return AssumeAtBlockRequest.newBuilder()
        .setStart(
            chain.later(
                number,
                LightKeys.MESSAGE_ACCUMULATOR,
                LightKeys.MINIMUM_PRUNTIME_VERSION,
                LightKeys.PRUNTIME_ALLOW_LIST,
                LightKeys.PARACHAIN_ID,
                LightKeys.firstRegisteredAt(own),
                ingress))
        .build();
  }

  private void refused(AssumeAtBlockRequest request, String text) {
    assertThatThrownBy(() -> enclave.assumeAtBlock(request))
        .isInstanceOf(PrpcException.class)
        .hasMessageContaining(text);
  }
}
