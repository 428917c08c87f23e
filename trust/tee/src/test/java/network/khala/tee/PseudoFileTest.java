package network.khala.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudoFileTest {
  @TempDir Path folder;

  @Test
  void read_fileUpToTheLimit_isWhole() throws IOException {
    Path file = Files.write(folder.resolve("attribute"), new byte[] {1, 2, 3});
    assertThat(PseudoFile.read(file, 3)).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> PseudoFile.read(file, 2))
        .isInstanceOf(IOException.class)
        .hasMessage("attribute has more than 2 bytes");
    assertThat(PseudoFile.read(Files.createFile(folder.resolve("empty")), 2)).isEmpty();
  }

  @Test
  void read_inPieces_isPutTogether() throws IOException {
    ReadableByteChannel bytes = Channels.newChannel(new ByteArrayInputStream(new byte[] {1, 2, 3}));
    ReadableByteChannel dripping =
        new Source() {
          @Override
          public int read(ByteBuffer target) throws IOException {
            ByteBuffer one = ByteBuffer.allocate(1);
            int count = bytes.read(one);
            target.put(one.flip());
            return count;
          }
        };
    assertThat(PseudoFile.read(dripping, "attribute", 8)).containsExactly(1, 2, 3);
  }

  @Test
  void readAndWrite_notNow_isTheKernelsErrorAndNoEndlessLoop() {
    Source busy =
        new Source() {
          @Override
          public int read(ByteBuffer target) {
            return 0;
          }
        };
    assertThatThrownBy(() -> PseudoFile.read(busy, "outblob", 8))
        .hasMessage("outblob: Resource temporarily unavailable");
    assertThatThrownBy(() -> PseudoFile.write(sink(0), "inblob", new byte[64]))
        .hasMessage("inblob: Resource temporarily unavailable");
  }

  @Test
  void write_takenInPart_isRefused() throws IOException {
    assertThatThrownBy(() -> PseudoFile.write(sink(63), "inblob", new byte[64]))
        .isInstanceOf(IOException.class)
        .hasMessage("inblob took 63 of 64 bytes");
    Path file = Files.createFile(folder.resolve("inblob"));
    PseudoFile.write(file, new byte[] {7});
    assertThat(Files.readAllBytes(file)).containsExactly(7);
    assertThatThrownBy(() -> PseudoFile.write(folder.resolve("none"), new byte[1]))
        .as("an attribute is never made by writing to it")
        .isInstanceOf(IOException.class);
  }

  private abstract static class Source implements ReadableByteChannel {
    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private static WritableByteChannel sink(int takes) {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer source) {
        return takes;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }
}
