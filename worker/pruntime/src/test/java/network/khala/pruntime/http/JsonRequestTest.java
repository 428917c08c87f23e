package network.khala.pruntime.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import network.khala.protocol.prpc.AssumeAtBlockRequest;
import network.khala.protocol.prpc.ContractParameters;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.protocol.prpc.SaveClusterStateArguments;
import network.khala.protocol.prpc.StopOptions;
import network.khala.pruntime.PrpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonRequestTest {
  @Test
  void body_thatIsEmpty_isTheDefaultRequest() {
    assertThat(read(GetRuntimeInfoRequest.getDefaultInstance(), " \n"))
        .isEqualTo(GetRuntimeInfoRequest.getDefaultInstance());
  }

  @Test
  void fields_ofEveryKind_areRead() {
    LaterState state =
        LaterState.newBuilder()
            .setEncodedHeader(ByteString.copyFrom(new byte[] {0, (byte) 255}))
            .addProofNodes(ByteString.copyFrom(new byte[] {7}))
            .addProofNodes(ByteString.EMPTY)
            .build();
    AssumeAtBlockRequest request = AssumeAtBlockRequest.newBuilder().setStart(state).build();
    assertThat(
            read(
                AssumeAtBlockRequest.getDefaultInstance(),
                "{\"start\":{\"encoded_header\":[0,255],\"finality_proof\":[],"
                    + " \"proof_nodes\":[[7],[]]}, \"later\":null}"))
        .isEqualTo(request);
    assertThat(read(StopOptions.getDefaultInstance(), "{\"remove_checkpoints\": true}"))
        .isEqualTo(StopOptions.newBuilder().setRemoveCheckpoints(true).build());
  }

  @Test
  void text_withEscapes_isRead() {
    Message read =
        read(
            ContractParameters.getDefaultInstance(),
            "{\"deployer\":\"a\\u0062\\n"
                + "\",\"cluster_id\":\"\\\\\",\"code_hash\":\"\",\"salt\":\"\"}");
    assertThat(read)
        .isEqualTo(ContractParameters.newBuilder().setDeployer("ab\n").setClusterId("\\").build());
  }

  @Test
  void everythingWritten_isReadAgain() {
    SaveClusterStateArguments request =
        SaveClusterStateArguments.newBuilder()
            .setReceiver("ff")
            .setMinBlockNumber(-1)
            .setSignature("\"quoted\"")
            .setEvidence(ByteString.copyFrom(new byte[] {1}))
            .build();
    assertThat(read(SaveClusterStateArguments.getDefaultInstance(), PrpcJson.compact(request)))
        .isEqualTo(request);
    assertThat(read(SaveClusterStateArguments.getDefaultInstance(), PrpcJson.pretty(request)))
        .isEqualTo(request);
  }

  @Test
  void defaultRequests_writtenByUs_areReadForEveryMethod() {
    for (PrpcMethod method : PrpcMethod.values()) {
      assertThat(read(method.request(), PrpcJson.compact(method.request())))
          .as(method.wireName())
          .isEqualTo(method.request());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{} | field remove_checkpoints is missing",
        "{`remove_checkpoints`:1} | true or false is expected",
        "{`remove_checkpoints`:true}x | text after the end",
        "{`remove_checkpoints`:true | '}' is expected",
        "{`remove_checkpoints`:true,`remove_checkpoints`:true} | stands twice",
        "{`removeCheckpoints`:true} | unknown field removeCheckpoints",
        "[] | '{' is expected",
        "{`remove | ends too early"
      })
  void whatIsWrong_isNamedWithItsPlace(String body, String error) {
    assertThatThrownBy(() -> read(StopOptions.getDefaultInstance(), body.replace('`', '"')))
        .isInstanceOfSatisfying(
            PrpcException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(400);
              assertThat(refusal.text()).contains("JSON, character ").contains(error);
            });
  }

  @ParameterizedTest
  @CsvSource({"-1", "4294967296", "1.5", "99999999999999999999999", "x"})
  void number_thatDoesNotFit_isRefused(String number) {
    String body =
        "{\"receiver\":\"\",\"min_block_number\":%s,\"signature\":\"\",\"proof_nodes\":[],\"evidence\":[]}"
            .formatted(number);
    assertThatThrownBy(() -> read(SaveClusterStateArguments.getDefaultInstance(), body))
        .isInstanceOf(PrpcException.class);
  }

  private static Message read(Message type, String body) {
    return JsonRequest.read(type, body.getBytes(StandardCharsets.UTF_8));
  }
}
