package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import network.khala.crypto.VerificationException;
import network.khala.scale.DecodeException;
import network.khala.tee.SealException;
import org.junit.jupiter.api.Test;

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
  void start_withoutADevice_saysHow() {
    assertThat(errorOf(69, "--data-dir", System.getProperty("java.io.tmpdir"), "--port", "0"))
        .startsWith("error: no device vouches for this program")
        .contains("khala devtee");
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
