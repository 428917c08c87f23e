package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Empty;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import network.khala.crypto.VerificationException;
import network.khala.protocol.prpc.PhactoryInfo;
import network.khala.protocol.prpc.PrpcMethod;
import network.khala.scale.DecodeException;
import network.khala.tee.SealException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartFailureTest {
  @Test
  void everyFailure_hasItsExitCodeAndTellsWhatToDo() {
    expect(new SealException(SealException.Problem.CORRUPT, "a.seal: damaged"), 3, "a.seal");
    expect(new SealException(SealException.Problem.FOREIGN, "a.seal: foreign"), 3, "a.seal");
    expect(new SealException(SealException.Problem.KEY_UNAVAILABLE, "no key"), 69, "no key");
    expect(new SealException(SealException.Problem.IO, "disk full"), 69, "disk full");
    expect(new VerificationException("signature"), 3, "signature");
    expect(new DecodeException(7, "too short", "Key"), 3, "too short");
    expect(PrpcException.failed("Genesis block hash mismatches"), 3, "Genesis block hash");
    expect(new BindException("Address already in use"), 69, "port is taken");
    expect(new IllegalStateException("odd"), 70, "odd");
  }

  @Test
  void options_thatAreWrong_areNamed() {
    assertThat(errorOf(2, "--port", "70000"))
        .startsWith("error: --port=70000: must be a number from 0 to 65535")
        .contains(System.lineSeparator() + "hint: ");
    assertThat(errorOf(2, "--colour", "red")).contains("unknown option --colour");
    assertThat(errorOf(2, "--port")).contains("--port needs a value");
  }

  @Test
  void start_withoutADevice_saysHow(@TempDir Path data) {
    assertThat(errorOf(69, "--data-dir", data.toString(), "--port", "0"))
        .startsWith("error: no device vouches for this program")
        .contains("khala devtee");
    assertThat(errorOf(2, "--data-dir", data.toString(), "--attestation-provider", "sev"))
        .contains("--attestation-provider=sev: known are auto, gramine");
  }

  @Test
  void start_withDamagedKeys_isRefusedAndLeavesThemAlone(@TempDir Path data) throws IOException {
    FakeChain chain = new FakeChain();
    assertThat(start(data, program -> call(program, PrpcMethod.INIT_RUNTIME, chain.init())).code())
        .isZero();
    Path sealed = data.resolve("runtime-data.seal");
    byte[] content = Files.readAllBytes(sealed);
    content[content.length - 1] ^= 1;
    Files.write(sealed, content);
    Ended ended = start(data, _ -> {});
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.errors())
        .startsWith("error: ")
        .contains("runtime-data.seal", "has a wrong checksum", "hint: restore");
    assertThat(sealed).hasBinaryContent(content);
  }

  @Test
  void start_onATakenPort_saysSo(@TempDir Path data, @TempDir Path other) {
    start(
        data,
        program ->
            assertThat(
                    errorOf(
                        69,
                        "--data-dir",
                        other.toString(),
                        "--attestation-provider",
                        "none",
                        "--port",
                        Integer.toString(program.port())))
                .contains("the port is taken"));
  }

  @Test
  void start_again_isTheSameWorker(@TempDir Path data) {
    FakeChain chain = new FakeChain();
    List<PhactoryInfo> seen = new ArrayList<>();
    start(data, program -> call(program, PrpcMethod.INIT_RUNTIME, chain.init()));
    for (int i = 0; i < 2; i++) {
      start(data, program -> seen.add(info(program)));
    }
    assertThat(seen.getFirst().getPublicKey()).hasSize(64);
    assertThat(seen)
        .extracting(PhactoryInfo::getPublicKey)
        .containsOnly(seen.getLast().getPublicKey());
  }

  private record Ended(int code, String errors) {}

  /// Runs the program on a machine that vouches for nothing until `use` is done.
  private static Ended start(Path data, Consumer<PRuntime> use) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    String[] arguments = {
      "--data-dir", data.toString(), "--attestation-provider", "none", "--port", "0", "--cores", "1"
    };
    int code = PRuntimeMain.run(arguments, Map.of(), out, (program, _) -> use.accept(program));
    return new Ended(code, written.toString(StandardCharsets.UTF_8));
  }

  private static PhactoryInfo info(PRuntime program) {
    try {
      return PhactoryInfo.parseFrom(call(program, PrpcMethod.GET_INFO, Empty.getDefaultInstance()));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] call(PRuntime program, PrpcMethod method, Message request) {
    URI uri = URI.create("http://127.0.0.1:" + program.port() + "/prpc/" + method.path());
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(uri)
                  .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void expect(Exception failure, int code, String text) {
    StartFailure found = StartFailure.of(failure);
    assertThat(found.code()).as(text).isEqualTo(code);
    assertThat(found.error()).contains(text);
    assertThat(found.hint()).isNotBlank();
  }

  /// The error of a start that fails.
  private static String errorOf(int code, String... arguments) {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
    assertThat(PRuntimeMain.run(arguments, Map.of(), out, (program, stop) -> {})).isEqualTo(code);
    return written.toString(StandardCharsets.UTF_8);
  }
}
