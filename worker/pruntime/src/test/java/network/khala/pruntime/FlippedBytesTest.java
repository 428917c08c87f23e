package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.mq.MessageOrigin;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.prpc.InitRuntimeRequest;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.prpc.ProvenBlocks;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codecs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a relayer changes on the way, every byte in turn: nothing is believed, and the genuine
/// bytes are taken afterwards.
final class FlippedBytesTest {
  private final FakeChain chain = new FakeChain();
  @TempDir Path directory;
  private Enclave enclave;
  private Sr25519PublicKey own;
  private Bytes ingress;

  @BeforeEach
  void start() {
    enclave = TestEnclave.following(chain, directory);
    own = TestEnclave.key(enclave);
    ingress = LightKeys.offchainIngress(new MessageOrigin.Worker(own));
    chain.set(ingress, Codecs.U64.encode(0L));
    chain.block(Messages.registered(own), Messages.started(own, 1));
    chain.block(Messages.challenge(Messages.EVERYBODY));
    chain.block(Messages.challenge(Messages.EVERYBODY));
  }

  @AfterEach
  void stop() {
    enclave.close();
  }

  @Test
  void headersAndSeal() {
    HeadersToSync genuine = chain.headers(1, 3);
    eachFlip(
        genuine.getEncodedHeaders(),
        forged -> {
          enclave.syncHeaders(genuine.toBuilder().setEncodedHeaders(forged).build());
          return null;
        });
    enclave.syncHeaders(genuine);
    assertThat(enclave.info().getHeadernum()).isEqualTo(4);
  }

  @Test
  void headsAndTheirProof() {
    enclave.syncHeaders(chain.headers(1, 3));
    ProvenBlocks genuine = chain.heads(1, 3).build();
    eachFlip(
        genuine.getEncodedHeads(),
        forged -> enclave.dispatch(genuine.toBuilder().setEncodedHeads(forged).build()));
    for (int i = 0; i < genuine.getProofNodesCount(); i++) {
      int node = i;
      eachFlip(
          genuine.getProofNodes(i),
          forged -> enclave.dispatch(genuine.toBuilder().setProofNodes(node, forged).build()));
    }
    enclave.dispatch(genuine);
    assertThat(enclave.info().getHeadsNum()).isEqualTo(4);
  }

  @Test
  void proofNodes_withheld_areAskedForAndNeverTakenForAbsence() {
    enclave.syncHeaders(chain.headers(1, 3));
    ProvenBlocks genuine = chain.heads(1, 3).build();
    for (int i = 0; i < genuine.getProofNodesCount(); i++) {
      ProvenBlocks.Builder request = genuine.toBuilder().clearProofNodes();
      for (int j = 0; j < genuine.getProofNodesCount(); j++) {
        if (j != i) {
          request.addProofNodes(genuine.getProofNodes(j));
        }
      }
      assertThat(enclave.dispatch(request.build()).getMissingKeysCount()).isPositive();
      assertThat(enclave.info().getHeadsNum()).isEqualTo(1);
    }
  }

  @Test
  void messages() {
    enclave.syncHeaders(chain.headers(1, 3));
    enclave.dispatch(chain.heads(1, 3).build());
    ProvenBlocks genuine = chain.blocks(ProvenBlocks.newBuilder(), 1, 3).build();
    eachFlip(
        genuine.getEncodedBlocks(),
        forged -> enclave.dispatch(genuine.toBuilder().setEncodedBlocks(forged).build()));
    enclave.dispatch(genuine);
    assertThat(enclave.info().getBlocknum()).isEqualTo(4);
    assertThat(enclave.info().getPendingMessages()).isEqualTo(2);
  }

  @Test
  void laterState() {
    TestEnclave.catchUp(enclave, chain);
    chain.set(ingress, Codecs.U64.encode(2L));
    LaterState genuine = chain.later(chain.block(), ingress);
    eachFlip(
        genuine.getEncodedHeader(),
        forged -> raise(genuine.toBuilder().setEncodedHeader(forged).build()));
    eachFlip(
        genuine.getFinalityProof(),
        forged -> raise(genuine.toBuilder().setFinalityProof(forged).build()));
    for (int i = 0; i < genuine.getProofNodesCount(); i++) {
      int node = i;
      eachFlip(
          genuine.getProofNodes(i),
          forged -> raise(genuine.toBuilder().setProofNodes(node, forged).build()));
    }
    assertThat(enclave.info().getPendingMessages()).isEqualTo(2);
    enclave.raiseEgressFloor(genuine);
    assertThat(enclave.info().getPendingMessages()).isZero();
  }

  @Test
  void genesis(@TempDir Path other) {
    InitRuntimeRequest genuine = chain.init();
    byte[] info = genuine.getEncodedGenesisInfo().toByteArray();
    int taken = 0;
    for (int i = 0; i < info.length; i++) {
      try (Enclave fresh = TestEnclave.at(other.resolve("at-" + i))) {
        byte[] forged = info.clone();
        forged[i] ^= 1;
        fresh.init(
            InitRuntimeRequest.newBuilder()
                .setEncodedGenesisInfo(ByteString.copyFrom(forged))
                .build());
        // Another genesis block, then: no worker of it can register with this chain.
        assertThat(fresh.info().getGenesisBlockHash())
            .isNotEqualTo(enclave.info().getGenesisBlockHash());
        taken++;
      } catch (PrpcException refused) {
        assertThat(refused.text()).isNotBlank();
      }
    }
    assertThat(taken).isLessThan(info.length / 4);
  }

  private Void raise(LaterState request) {
    enclave.raiseEgressFloor(request);
    return null;
  }

  /// Feeds an enclave something.
  private interface Call {
    @Nullable Object with(ByteString forged);
  }

  /// One bit of each byte: whatever is answered, no counter moves.
  private void eachFlip(ByteString genuine, Call call) {
    String before = counters();
    for (int i = 0; i < genuine.size(); i++) {
      byte[] forged = genuine.toByteArray();
      forged[i] ^= (byte) (1 << (i % 8));
      try {
        call.with(ByteString.copyFrom(forged));
      } catch (PrpcException refused) {
        assertThat(refused.status()).as("byte %d", i).isIn(400, 500);
        assertThat(refused.text()).as("byte %d", i).isNotBlank();
      }
      assertThat(counters()).as("byte %d", i).isEqualTo(before);
    }
  }

  private String counters() {
    var info = enclave.info();
    return "%d %d %d %d"
        .formatted(
            info.getHeadernum(), info.getHeadsNum(), info.getBlocknum(), info.getPendingMessages());
  }
}
