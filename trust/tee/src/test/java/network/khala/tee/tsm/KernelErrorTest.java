package network.khala.tee.tsm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelErrorTest {
  @TempDir Path folder;

  /// The numbers are Linux's; their texts come from this machine's C library, as Java's do.
  @ParameterizedTest
  @CsvSource({
    "EBUSY,16,INPUTS_CHANGED",
    "EAGAIN,11,INPUTS_CHANGED",
    "EIO,5,SERVICE_UNREACHABLE",
    "ETIMEDOUT,110,SERVICE_UNREACHABLE",
    "EINTR,4,SERVICE_UNREACHABLE",
    "ENXIO,6,NO_PROVIDER",
    "ENODEV,19,NO_PROVIDER",
    "ENOTTY,25,NO_PROVIDER",
    "ENOENT,2,NO_PROVIDER",
    "EACCES,13,NOT_ALLOWED",
    "EPERM,1,NOT_ALLOWED",
    "EINVAL,22,OTHER",
    "ENOMEM,12,OTHER",
    "ENOSPC,28,OTHER"
  })
  void of_numberOfTheKernel_isItsMeaning(String name, int number, KernelError expected)
      throws Throwable {
    assertThat(KernelError.of(new IOException(text(number)))).as(name).isEqualTo(expected);
    assertThat(KernelError.of(new IOException("/sys/outblob: " + text(number))))
        .as(name)
        .isEqualTo(expected);
  }

  /// Files that make the real kernel answer with its numbers.
  @Test
  void of_answersOfTheRealKernel_areTheirMeaning() throws IOException {
    ConfigfsReport report = new ConfigfsReport(folder);
    Files.createSymbolicLink(folder.resolve("outblob"), Path.of("/proc/self/mem"));
    answers(KernelError.SERVICE_UNREACHABLE, () -> report.read("outblob", 64));
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      answers(KernelError.NO_PROVIDER, () -> report.read("socket", 64));
    }
    answers(KernelError.NO_PROVIDER, () -> report.read("none", 64));
    Files.createSymbolicLink(folder.resolve("inblob"), Path.of("/dev/full"));
    answers(KernelError.OTHER, () -> report.write("inblob", new byte[64]));
    // Links that lead out of a temporary folder are cleaned up by who made them.
    Files.delete(folder.resolve("outblob"));
    Files.delete(folder.resolve("inblob"));
  }

  private static void answers(KernelError expected, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            IOException.class, e -> assertThat(KernelError.of(e)).isEqualTo(expected));
  }

  @SuppressWarnings("restricted") // Nothing else knows the text of a number.
  private static String text(int number) throws Throwable {
    Linker linker = Linker.nativeLinker();
    MethodHandle strerror =
        linker.downcallHandle(
            linker.defaultLookup().find("strerror").orElseThrow(),
            FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = (MemorySegment) strerror.invokeExact(number);
      return text.reinterpret(256, arena, _ -> {}).getString(0);
    }
  }
}
