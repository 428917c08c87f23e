package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.BlockMessages;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.Message;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Following a chain: what is taken and what is refused.
final class LightClientTest {
  private final FakeChain chain = new FakeChain();
  @TempDir Path directory;
  private Enclave enclave;

  @BeforeEach
  void start() {
    enclave = TestEnclave.following(chain, directory);
    for (int i = 1; i <= 6; i++) {
      chain.block(
          Messages.registered(TestEnclave.key(enclave)), Messages.challenge(Messages.EVERYBODY));
    }
  }

  @AfterEach
  void stop() {
    enclave.close();
  }

  @Test
  void init_withoutAnchorInProof_isRefused(@TempDir Path other) {
    try (Enclave fresh = TestEnclave.at(other)) {
      refused(() -> fresh.init(chain.init(List.of(LightKeys.PARACHAIN_ID))))
          .hasMessageContaining("StorageProofFailed");
      assertThat(fresh.info().getInitialized()).isFalse();
    }
  }

  @Test
  void init_twice_isRefused() {
    refused(() -> enclave.init(chain.init())).hasMessage("Runtime already initialized");
  }

  @Test
  void init_onAnotherGenesis_isRefusedForTheSealedIdentity(@TempDir Path other) throws IOException {
    Files.copy(directory.resolve("runtime-data.seal"), other.resolve("runtime-data.seal"));
    FakeChain foreign = new FakeChain(1);
    try (Enclave again = TestEnclave.at(other)) {
      refused(() -> again.init(foreign.init())).hasMessageContaining("Genesis block hash");
      assertThat(again.info().getInitialized()).isFalse();
    }
  }

  @Test
  void dispatch_ofTheWholeChain_executesEverything() {
    TestEnclave.catchUp(enclave, chain);
    assertThat(enclave.info().getBlocknum()).isEqualTo(7);
    assertThat(enclave.info().getHeadernum()).isEqualTo(7);
    assertThat(enclave.info().getHeadsNum()).isEqualTo(7);
    assertThat(enclave.info().getRegistered()).isTrue();
    assertThat(enclave.info().getCurrentBlockTime()).isEqualTo(6 * FakeChain.BLOCK_MS);
  }

  @Test
  void headers_sentAgain_changeNothing() {
    enclave.syncHeaders(chain.headers(1, 3));
    assertThat(enclave.syncHeaders(chain.headers(1, 3)).getSyncedTo()).isEqualTo(3);
    assertThat(enclave.syncHeaders(chain.headers(2, 6)).getSyncedTo()).isEqualTo(6);
  }

  @Test
  void headers_withAGap_areRefused() {
    refusedHeaders(chain.headers(2, 3), "BlockNumberMismatch");
  }

  @Test
  void headers_ofAnotherParent_areRefused() {
    FakeChain fork = new FakeChain();
    fork.block(Messages.challenge(Messages.EVERYBODY));
    fork.block();
    enclave.syncHeaders(chain.headers(1, 1));
    refusedHeaders(fork.headers(2, 2), "HeaderHashMismatch");
  }

  @Test
  void headers_withoutSeal_areRefused() {
    refusedHeaders(chain.headers(1, 3, Optional.empty()), "MissingJustification");
  }

  @Test
  void headers_sealedBySomebodyElse_areRefused() {
    Ed25519KeyPair stranger = Ed25519KeyPair.fromSeed(SecretBytes.wrap(seed()));
    Bytes forged = chain.seal(stranger, 3, chain.header(3).hash());
    refusedHeaders(chain.headers(1, 3, Optional.of(forged)), "HeaderValidateFailed");
  }

  @Test
  void headers_withTheSealOfAnotherBlock_areRefused() {
    Ed25519KeyPair authority = Ed25519KeyPair.fromSeed(SecretBytes.wrap(new byte[32]));
    Bytes other = chain.seal(authority, 2, chain.header(2).hash());
    refusedHeaders(chain.headers(1, 3, Optional.of(other)), "HeaderValidateFailed");
  }

  @Test
  void heads_aheadOfHeaders_areRefused() {
    enclave.syncHeaders(chain.headers(1, 3));
    refusedBlocks(chain.heads(1, 4), "NoStateRoot");
  }

  @Test
  void heads_withAGap_areRefused() {
    enclave.syncHeaders(chain.headers(1, 6));
    refusedBlocks(chain.heads(2, 4), "BlockNumberMismatch");
  }

  @Test
  void heads_ofAnotherTime_areRefused() {
    enclave.syncHeaders(chain.headers(1, 6));
    BlockHead true2 = chain.head(2);
    BlockHead shifted =
        new BlockHead(2, true2.timestampMs() + 1, true2.consensusVersion(), true2.messagesHash());
    refusedBlocks(
        chain.heads(List.of(chain.head(1), shifted, chain.head(3)), 3), "MessageProofMismatch");
    assertThat(enclave.info().getHeadsNum()).isEqualTo(1);
  }

  @Test
  void heads_withoutGateValues_areAnsweredWithTheMissingKeys() {
    enclave.syncHeaders(chain.headers(1, 6));
    ProvenBlocks request = chain.heads(1, 4).clearProofNodes().build();
    var result = enclave.dispatch(request);
    assertThat(result.getMissingBlock()).isEqualTo(4);
    assertThat(result.getMissingKeysList()).hasSize(3);
    assertThat(result.getHeadsTo()).isZero();
  }

  @Test
  void messages_droppedAlteredOrReordered_areRefused() {
    enclave.syncHeaders(chain.headers(1, 6));
    enclave.dispatch(chain.heads(1, 6).build());
    List<Message> genuine = chain.messages(1);
    List<Message> reordered = new ArrayList<>(genuine);
    Collections.reverse(reordered);
    Message altered = Messages.challenge(Messages.EVERYBODY.shiftRight(1));
    refusedMessages(1, List.of(genuine.getFirst()), "MessagesMismatch");
    refusedMessages(1, List.of(genuine.getFirst(), altered), "MessagesMismatch");
    refusedMessages(1, reordered, "MessagesMismatch");
    refusedMessages(2, chain.messages(2), "BlockNumberMismatch");
    assertThat(enclave.info().getBlocknum()).isEqualTo(1);
    assertThat(enclave.info().getRegistered()).isFalse();
  }

  @Test
  void blocks_withoutHeads_areRefused() {
    enclave.syncHeaders(chain.headers(1, 6));
    refusedBlocks(chain.blocks(ProvenBlocks.newBuilder(), 1, 1), "NoStateRoot");
  }

  @Test
  void request_thatDoesNotDecode_isMalformed() {
    ProvenBlocks request =
        ProvenBlocks.newBuilder().setEncodedHeads(ByteString.copyFrom(new byte[] {4})).build();
    assertThatThrownBy(() -> enclave.dispatch(request))
        .isInstanceOfSatisfying(
            PrpcException.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
  }

  @Test
  void lastBlock_isNamedInTheRegistration() {
    TestEnclave.catchUp(enclave, chain);
    Hash last = chain.header(6).hash();
    byte[] info =
        enclave
            .runtimeInfo(GetRuntimeInfoRequest.getDefaultInstance())
            .getEncodedRuntimeInfo()
            .toByteArray();
    assertThat(Bytes.wrap(info).toHex()).contains(last.toHex().substring(2));
  }

  private void refusedHeaders(HeadersToSync request, String text) {
    int before = enclave.info().getHeadernum();
    refused(() -> enclave.syncHeaders(request)).hasMessageContaining(text);
    assertThat(enclave.info().getHeadernum()).isEqualTo(before);
  }

  private void refusedBlocks(ProvenBlocks.Builder request, String text) {
    refused(() -> enclave.dispatch(request.build())).hasMessageContaining(text);
  }

  private void refusedMessages(long number, List<Message> messages, String text) {
    refusedBlocks(
        ProvenBlocks.newBuilder()
            .setEncodedBlocks(FakeChain.encoded(List.of(new BlockMessages(number, messages)))),
        text);
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      ThrowableAssert.ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            PrpcException.class, refusal -> assertThat(refusal.status()).isEqualTo(500));
  }

  private static byte[] seed() {
    byte[] seed = new byte[32];
    seed[0] = 1;
    return seed;
  }
}
