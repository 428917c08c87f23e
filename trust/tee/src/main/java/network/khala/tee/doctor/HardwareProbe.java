package network.khala.tee.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Examines a machine's hardware and its trusted execution environment.
public final class HardwareProbe {
  private static final long MIB = 1L << 20;

  /// Below this a worker and its relayer do not fit.
  private static final long MIN_MEMORY = 1024 * MIB;

  /// Below this there is little left for contracts.
  private static final long GOOD_MEMORY = 4096 * MIB;

  /// Processor flags that make cryptography fast.
  private static final List<String> FAST_FLAGS = List.of("aes", "avx2", "sha_ni");

  private final MachineFiles files;

  /// Examines the machine whose root folder is `root`: `/` for this one.
  public HardwareProbe(Path root) {
    this.files = new MachineFiles(root);
  }

  /// All findings; whether the machine can attest comes first, since nothing else matters if it
  /// cannot.
  public List<Finding> examine() {
    Optional<Processor> processor = files.text("/proc/cpuinfo").flatMap(Processor::parse);
    List<Finding> findings = new ArrayList<>();
    if (processor.isEmpty()) {
      findings.add(
          Finding.fail("cpu", "/proc/cpuinfo cannot be read", "Run this on Linux on x86-64"));
    } else {
      findings.addAll(new TeeProbe(files, processor.get()).examine());
      findings.add(cpu(processor.get()));
      findings.add(cores(processor.get()));
    }
    findings.add(memory());
    findings.add(kernel());
    return List.copyOf(findings);
  }

  private static Finding cpu(Processor processor) {
    String found =
        processor.model()
            + (processor.microcode().isEmpty() ? "" : ", microcode " + processor.microcode());
    List<String> missing = FAST_FLAGS.stream().filter(flag -> !processor.has(flag)).toList();
    return missing.isEmpty()
        ? Finding.pass("cpu", found)
        : Finding.warn(
            "cpu", found + ", without " + String.join(", ", missing), "It works, at a lower score");
  }

  private Finding cores(Processor processor) {
    String found = "%d cores, %d threads".formatted(processor.cores(), processor.threads());
    boolean smt = files.text("/sys/devices/system/cpu/smt/active").orElse("").strip().equals("1");
    if (smt) {
      return Finding.warn(
          "cores",
          found + ", hyper-threading is on",
          "Turn hyper-threading off in the BIOS: it can lower the confidence level");
    }
    return Finding.pass("cores", found);
  }

  private Finding memory() {
    Optional<Long> total = files.text("/proc/meminfo").flatMap(HardwareProbe::memTotal);
    if (total.isEmpty()) {
      return Finding.fail("memory", "/proc/meminfo cannot be read", "Mount /proc");
    }
    String found = String.format(Locale.ROOT, "%,d MiB", total.get() / MIB);
    if (total.get() < MIN_MEMORY) {
      return Finding.fail("memory", found, "A worker and its relayer need 1 GiB");
    }
    return total.get() < GOOD_MEMORY
        ? Finding.warn("memory", found, "4 GiB leave room for contracts")
        : Finding.pass("memory", found);
  }

  private static Optional<Long> memTotal(String meminfo) {
    for (String line : meminfo.split("\n", -1)) {
      String[] words = line.strip().split("\\s+", -1);
      if (words.length == 3 && words[0].equals("MemTotal:") && words[1].matches("[0-9]{1,15}")) {
        return Optional.of(Long.parseLong(words[1]) * 1024);
      }
    }
    return Optional.empty();
  }

  private Finding kernel() {
    String release = files.text("/proc/sys/kernel/osrelease").orElse("").strip();
    if (release.isEmpty()) {
      return Finding.warn("kernel", "release unknown", "Mount /proc");
    }
    if (files.has("/dev/attestation")) {
      return Finding.pass("kernel", release + ", as Gramine says");
    }
    return KernelRelease.isAtLeast(release, 5, 11)
        ? Finding.pass("kernel", release)
        : Finding.warn("kernel", release, "The SGX driver is part of Linux from 5.11 on: update");
  }
}
