package network.khala.cli.attest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import network.khala.cli.CommandFailure;
import network.khala.cli.ExitCode;
import network.khala.scale.Bytes;

/// Files with evidence as people keep them: binary, hexadecimal digits or base64.
final class EvidenceFile {
  static final int MAX_SIZE = 1 << 20;

  private EvidenceFile() {}

  /// The bytes of the file, at most a MiB of them.
  static Bytes read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_SIZE + 1);
      if (content.length > MAX_SIZE) {
        throw new CommandFailure(
            ExitCode.USAGE, file + " has more than a MiB: that is no evidence", "name its file");
      }
      return Bytes.wrap(content);
    }
  }

  /// The bytes that the file stands for: decoded where it holds digits or base64 only.
  static Bytes readBinary(Path file) throws IOException {
    Bytes content = read(file);
    return decoded(content).orElse(content);
  }

  private static Optional<Bytes> decoded(Bytes content) {
    String text = new String(content.toArray(), StandardCharsets.ISO_8859_1).strip();
    try {
      if (text.matches("(0x)?([0-9a-fA-F]{2}){16,}")) {
        return Optional.of(Bytes.wrap(HexFormat.of().parseHex(text.replaceFirst("^0x", ""))));
      }
      if (text.matches("[A-Za-z0-9+/\\s]{32,}={0,2}")) {
        return Optional.of(Bytes.wrap(Base64.getMimeDecoder().decode(text)));
      }
    } catch (IllegalArgumentException e) {
      // Neither: the bytes are meant as they are, and judged as such.
    }
    return Optional.empty();
  }
}
