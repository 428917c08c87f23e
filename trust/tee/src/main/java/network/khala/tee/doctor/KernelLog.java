package network.khala.tee.doctor;

import java.util.List;
import java.util.Optional;

/// What the kernel said about SGX and TDX when it started, where its log is kept and may be read.
/// It knows what no file tells: which setting of the BIOS is missing.
final class KernelLog {
  private static final List<String> PLACES = List.of("/var/log/dmesg", "/var/log/kern.log");

  /// The first line of each start.
  private static final String START = "Linux version ";

  private final String lastStart;

  private KernelLog(String lastStart) {
    this.lastStart = lastStart;
  }

  static KernelLog of(MachineFiles files) {
    return new KernelLog(
        PLACES.stream()
            .map(files::text)
            .flatMap(Optional::stream)
            .map(text -> text.substring(Math.max(0, text.lastIndexOf(START))))
            .findFirst()
            .orElse(""));
  }

  /// SGX is switched off in the BIOS, or the BIOS does not know it.
  boolean sgxDisabled() {
    return lastStart.contains("SGX disabled or unsupported by BIOS");
  }

  /// The BIOS lets only Intel's own enclave start others.
  boolean launchControlLocked() {
    return lastStart.contains("SGX Launch Control is locked");
  }

  /// SGX is on, and no memory was set aside for enclaves.
  boolean noEnclaveMemory() {
    return lastStart.contains("sgx: There are zero EPC sections");
  }

  /// The BIOS has set keys aside for trust domains.
  boolean tdxEnabled() {
    return lastStart.contains("virt/tdx: BIOS enabled");
  }
}
