package network.khala.pruntime;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import network.khala.protocol.prpc.MemoryUsage;

/// The memory in use: the heap, and what the system says of the process.
final class Memory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path MEMORY = Path.of("/proc/meminfo");

  private Memory() {}

  /// Bytes; 0 where the system does not tell.
  static MemoryUsage usage() {
    Runtime runtime = Runtime.getRuntime();
    long peak = peakHeap();
    return MemoryUsage.newBuilder()
        .setRustUsed(runtime.totalMemory() - runtime.freeMemory())
        .setRustPeakUsed(peak)
        .setRustSpike(peak)
        .setTotalPeakUsed(kibibytes(STATUS, "VmHWM:").orElse(0L) << 10)
        .setFree(kibibytes(MEMORY, "MemAvailable:").orElse(0L) << 10)
        .build();
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }

  /// The number on the line that begins with `name`.
  private static Optional<Long> kibibytes(Path file, String name) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.replaceAll("[^0-9]", ""))
          .filter(digits -> !digits.isEmpty() && digits.length() < 18)
          .map(Long::parseLong);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
