package network.khala.tee.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Examines what a machine has of SGX and TDX. The first finding answers the question that matters:
/// can this machine attest, can it after some setting, or never.
final class TeeProbe {
  private static final String SUBJECT = "attestation";
  private static final String DEVELOPMENT =
      "For a development network: khala dev, or --attestation-provider dev";
  private static final String GRAMINE_TYPE = "/dev/attestation/attestation_type";
  private static final String ENCLAVE = "/dev/sgx_enclave";
  private static final String PROVISION = "/dev/sgx_provision";
  private static final String TSM = "/sys/kernel/config/tsm/report";
  private static final List<String> GRAMINE =
      List.of("/usr/bin/gramine-sgx", "/usr/local/bin/gramine-sgx");
  private static final List<String> AESM =
      List.of("/var/run/aesmd/aesm.socket", "/run/aesmd/aesm.socket");
  private static final long EPC_NEEDED = 128L << 20;

  private final MachineFiles files;
  private final Processor processor;

  TeeProbe(MachineFiles files, Processor processor) {
    this.files = files;
    this.processor = processor;
  }

  List<Finding> examine() {
    if (files.has(GRAMINE_TYPE)) {
      return List.of(insideGramine());
    }
    if (processor.has("tdx_guest")) {
      return List.of(insideTrustDomain());
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(sgx());
    if (processor.has("sgx")) {
      findings.add(provisioning());
      findings.add(enclaveMemory());
      findings.add(gramine());
      findings.add(quotingService());
    }
    return findings;
  }

  private Finding insideGramine() {
    String type = files.text(GRAMINE_TYPE).orElse("").strip();
    return switch (type) {
      case "dcap" -> Finding.pass(SUBJECT, "yes: SGX enclave under Gramine, DCAP");
      case "epid" ->
          Finding.fail(
              SUBJECT,
              "SGX enclave under Gramine, EPID",
              "EPID has ended: set sgx.remote_attestation = \"dcap\" in the manifest");
      default ->
          Finding.fail(
              SUBJECT,
              "Gramine without attestation (" + type + ")",
              "Set sgx.remote_attestation = \"dcap\" in the manifest and run gramine-sgx");
    };
  }

  private Finding insideTrustDomain() {
    if (files.has(TSM)) {
      return Finding.pass(SUBJECT, "yes: TDX trust domain, reports through configfs");
    }
    if (files.has("/dev/tdx_guest")) {
      return Finding.fail(
          SUBJECT,
          "TDX trust domain without " + TSM,
          "Use Linux 6.7 or newer and mount configfs: mount -t configfs none /sys/kernel/config");
    }
    return Finding.fail(
        SUBJECT, "TDX trust domain without its driver", "Load the module tdx_guest");
  }

  private Finding sgx() {
    if (!processor.isIntel()) {
      return Finding.fail(
          SUBJECT, "never: " + processor.model() + " has neither SGX nor TDX", DEVELOPMENT);
    }
    if (!processor.has("sgx")) {
      return Finding.fail(
          SUBJECT,
          processor.has("tdx_host_platform")
              ? "not here, this is a TDX host"
              : "not now: the processor shows no SGX",
          processor.has("tdx_host_platform")
              ? "Run the worker inside a trust domain"
              : "Enable SGX in the BIOS if it offers it; else never. " + DEVELOPMENT);
    }
    if (!processor.has("sgx_lc")) {
      return Finding.fail(
          SUBJECT,
          "after a BIOS setting: SGX without flexible launch control",
          "Enable SGX flexible launch control (FLC) in the BIOS; without that entry this machine"
              + " can attest by EPID only, which has ended");
    }
    if (!files.has(ENCLAVE)) {
      return Finding.fail(
          SUBJECT,
          files.has("/dev/isgx")
              ? "old SGX driver (/dev/isgx), which has no DCAP"
              : "SGX is there, its driver is not (" + ENCLAVE + ")",
          "Use Linux 5.11 or newer, which has the driver, and set SGX to enabled in the BIOS");
    }
    if (!files.canOpen(ENCLAVE)) {
      return Finding.fail(SUBJECT, ENCLAVE + " cannot be opened", "Add this user to the group sgx");
    }
    return Finding.pass(SUBJECT, "yes: SGX with flexible launch control");
  }

  private Finding provisioning() {
    if (!files.has(PROVISION)) {
      return Finding.fail(
          "provisioning", PROVISION + " is missing", "Load the SGX driver of the kernel");
    }
    return files.canOpen(PROVISION)
        ? Finding.pass("provisioning", PROVISION)
        : Finding.fail(
            "provisioning", PROVISION + " cannot be opened", "Add this user to the group sgx_prv");
  }

  private Finding enclaveMemory() {
    long total = 0;
    for (String node : files.names("/sys/devices/system/node")) {
      String text =
          files.text("/sys/devices/system/node/" + node + "/x86/sgx_total_bytes").orElse("");
      total += text.strip().matches("[0-9]{1,18}") ? Long.parseLong(text.strip()) : 0;
    }
    if (total == 0) {
      return Finding.warn(
          "enclave memory", "size unknown", "Linux 5.17 and newer tell it; 128 MiB are needed");
    }
    String found = String.format(Locale.ROOT, "%,d MiB", total >> 20);
    return total < EPC_NEEDED
        ? Finding.warn("enclave memory", found, "Raise PRMRR in the BIOS to 128 MiB or more")
        : Finding.pass("enclave memory", found);
  }

  private Finding gramine() {
    return GRAMINE.stream()
        .filter(files::has)
        .findFirst()
        .map(path -> Finding.pass("gramine", path))
        .orElseGet(
            () ->
                Finding.fail("gramine", "gramine-sgx is missing", "Install Gramine 1.5 or newer"));
  }

  private Finding quotingService() {
    return AESM.stream()
        .filter(files::has)
        .findFirst()
        .map(path -> Finding.pass("quoting service", path))
        .orElseGet(
            () ->
                Finding.fail(
                    "quoting service",
                    "the AESM service does not run",
                    "Install and start sgx-aesm-service with the DCAP quote provider"));
  }
}
