package network.khala.crypto.internal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class MerlinTranscriptTest {
  @Test
  void challengeBytes_knownTranscript_knownChallenge() {
    byte[] challenge =
        MerlinTranscript.of("test protocol")
            .append("some label", "some data".getBytes(US_ASCII))
            .challengeBytes("challenge", 32);
    assertThat(HexFormat.of().formatHex(challenge))
        .isEqualTo("d5a21972d0d5fe320c0d263fac7fffb8145aa640af6e9bca177c03c7efcf0615");
  }

  @Test
  void challengeBytes_messagesAcrossTheRate_dependOnEveryByte() {
    for (int length = 100; length < 400; length++) {
      byte[] message = new byte[length];
      byte[] before = challenge(message);
      message[length - 1] = 1;
      assertThat(challenge(message)).isNotEqualTo(before);
    }
  }

  @Test
  void append_otherBoundaries_otherChallenge() {
    byte[] joined = MerlinTranscript.of("t").append("a", bytes("bc")).challengeBytes("c", 32);
    byte[] shifted = MerlinTranscript.of("t").append("ab", bytes("c")).challengeBytes("c", 32);
    byte[] parts =
        MerlinTranscript.of("t")
            .append("a", bytes("b"))
            .append("a", bytes("c"))
            .challengeBytes("c", 32);
    assertThat(joined).isNotEqualTo(shifted).isNotEqualTo(parts);
  }

  @Test
  void witnessBytes_transcript_unchangedAndEachInputMatters() {
    MerlinTranscript transcript = MerlinTranscript.of("t").append("a", bytes("b"));
    byte[] expected = transcript.copy().challengeBytes("c", 32);
    byte[] witness = transcript.witnessBytes("w", bytes("seed"), bytes("random"), 64);
    assertThat(witness)
        .isEqualTo(transcript.witnessBytes("w", bytes("seed"), bytes("random"), 64))
        .isNotEqualTo(transcript.witnessBytes("v", bytes("seed"), bytes("random"), 64))
        .isNotEqualTo(transcript.witnessBytes("w", bytes("tree"), bytes("random"), 64))
        .isNotEqualTo(transcript.witnessBytes("w", bytes("seed"), bytes("radnom"), 64));
    assertThat(transcript.challengeBytes("c", 32)).isEqualTo(expected);
  }

  private static byte[] challenge(byte[] message) {
    return MerlinTranscript.of("t").append("m", message).challengeBytes("c", 32);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
