package network.khala.tee.doctor;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// What `/proc/cpuinfo` says.
///
/// @param vendor `GenuineIntel`, `AuthenticAMD`, …
/// @param model the marketing name, or words to the effect that there is none
/// @param microcode as the kernel prints it, empty if it does not
/// @param threads logical processors
/// @param cores physical cores
/// @param flags of the first processor
record Processor(
    String vendor, String model, String microcode, int threads, int cores, Set<String> flags) {

  /// Reads `/proc/cpuinfo`; empty if it names no processor.
  static Optional<Processor> parse(String cpuinfo) {
    String vendor = "";
    String model = "a processor without a name";
    String microcode = "";
    Set<String> flags = Set.of();
    Set<String> cores = new LinkedHashSet<>();
    String socket = "";
    int threads = 0;
    for (String line : cpuinfo.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).strip()) {
        case "processor" -> threads++;
        case "vendor_id" -> vendor = value;
        case "model name" -> model = value;
        case "microcode" -> microcode = value;
        case "physical id" -> socket = value;
        case "core id" -> cores.add(socket + "/" + value);
        case "flags" -> flags = flags.isEmpty() ? Set.copyOf(words(value)) : flags;
        default -> {
          // Of no interest here.
        }
      }
    }
    return threads == 0
        ? Optional.empty()
        : Optional.of(
            new Processor(
                vendor,
                model,
                microcode,
                threads,
                cores.isEmpty() ? threads : cores.size(),
                flags));
  }

  private static Set<String> words(String line) {
    return new LinkedHashSet<>(Arrays.asList(line.split(" ", -1)));
  }

  boolean has(String flag) {
    return flags.contains(flag);
  }

  boolean isIntel() {
    return vendor.equals("GenuineIntel");
  }
}
