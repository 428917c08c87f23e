package network.khala.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortableRegistryTest {
  private static final int METADATA_PREFIX = 5;

  /// The registry at the start of a metadata document that another implementation encoded.
  private static Bytes minimalMetadata() throws IOException {
    Path file =
        Path.of(
            System.getProperty("khala.root"),
            "proof/testkit/src/main/resources/vectors/chain/metadata-minimal.json");
    Matcher hex = Pattern.compile("\"hex\":\\s*\"(0x[0-9a-f]+)\"").matcher(Files.readString(file));
    assertThat(hex.find()).isTrue();
    return Bytes.fromHex(hex.group(1));
  }

  @Test
  void decode_foreignMetadata_encodesToTheSameBytes() throws IOException {
    Bytes metadata = minimalMetadata();
    ScaleReader in = new ScaleReader(metadata);
    in.skip(METADATA_PREFIX);
    PortableRegistry registry = PortableRegistry.CODEC.decode(in);
    assertThat(registry.size()).isEqualTo(83);
    assertThat(registry.type(14).pathText()).isEqualTo("sp_core::crypto::AccountId32");
    assertThat(Bytes.of(PortableRegistry.CODEC.encode(registry)))
        .isEqualTo(metadata.slice(METADATA_PREFIX, in.position()));
  }

  @ParameterizedTest
  @CsvSource({
    "0x0404000005030000, number 1 is not the position at byte 1",
    "0x04000000080000, kind 8 is unknown at byte 4",
    "0x04000000050f00, primitive 15 is unknown at byte 5",
    "0x0400000002040000, 'type 0 refers to type 1 of 1 at byte 0'",
    "0x04000000020300000080, input ends",
    "0xfeffffff0000, compact length",
  })
  void decode_malformed_isRefused(String hex, String message) {
    assertThatThrownBy(() -> PortableRegistry.CODEC.decode(Bytes.fromHex(hex)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining(message);
  }

  @Test
  void of_danglingReference_isRefused() {
    assertThatThrownBy(() -> new PortableRegistry(List.of(TypeInfo.of(new TypeDef.Sequence(7)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("type 0 refers to type 7 of 1");
  }
}
