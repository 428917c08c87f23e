package network.khala.tee.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

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
  private static final List<String> QGS =
      List.of("/var/run/tdx-qgs/qgs.socket", "/run/tdx-qgs/qgs.socket");
  private static final String SEV_GUEST = "/dev/sev-guest";
  private static final String TDX_HOST = "tdx_host_platform";

  /// Intel left SGX out of the processors for desktops and notebooks from the 11th generation on.
  private static final Pattern NEVER_SGX = Pattern.compile("1[1-4]th Gen Intel|Core\\(TM\\) Ultra");

  private static final long EPC_NEEDED = 128L << 20;

  private final MachineFiles files;
  private final Processor processor;
  private final KernelLog log;

  TeeProbe(MachineFiles files, Processor processor) {
    this.files = files;
    this.processor = processor;
    this.log = KernelLog.of(files);
  }

  List<Finding> examine() {
    if (files.has(GRAMINE_TYPE)) {
      return List.of(insideGramine());
    }
    if (processor.has("tdx_guest")) {
      return List.of(insideTrustDomain());
    }
    if (files.has(SEV_GUEST)) {
      return List.of(
          Finding.fail(
              SUBJECT,
              "not yet: AMD SEV-SNP guest, whose reports no chain takes",
              "Use a machine with SGX or TDX. " + DEVELOPMENT));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(sgx());
    if (processor.has("sgx")) {
      findings.add(provisioning());
      findings.add(enclaveMemory());
      findings.add(gramine());
      findings.add(
          quotingService(
              AESM,
              "the AESM service",
              "Install and start sgx-aesm-service with the DCAP quote provider"));
    } else if (processor.has(TDX_HOST)) {
      findings.add(trustDomains());
      findings.add(
          quotingService(
              QGS, "the service that quotes for trust domains", "Install and start tdx-qgs"));
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
      return withoutSgx();
    }
    if (!processor.has("sgx_lc") || log.launchControlLocked()) {
      return Finding.fail(
          SUBJECT,
          "after a BIOS setting: SGX without flexible launch control",
          "Enable SGX flexible launch control (FLC) in the BIOS; without that entry this machine"
              + " can attest by EPID only, which has ended");
    }
    if (!files.has(ENCLAVE)) {
      return withoutDriver();
    }
    if (!files.canOpen(ENCLAVE)) {
      return Finding.fail(SUBJECT, ENCLAVE + " cannot be opened", "Add this user to the group sgx");
    }
    return Finding.pass(SUBJECT, "yes: SGX with flexible launch control");
  }

  private Finding withoutSgx() {
    if (processor.has(TDX_HOST)) {
      return Finding.fail(
          SUBJECT, "not here, this is a TDX host", "Run the worker inside a trust domain");
    }
    if (log.sgxDisabled()) {
      return Finding.fail(
          SUBJECT,
          "after a BIOS setting: SGX is switched off",
          "Enable SGX in the BIOS if it has the entry; else never. " + DEVELOPMENT);
    }
    if (NEVER_SGX.matcher(processor.model()).find()) {
      return Finding.fail(
          SUBJECT, "never: " + processor.model() + " was made without SGX", DEVELOPMENT);
    }
    if (processor.has("hypervisor")) {
      return Finding.fail(
          SUBJECT,
          "not now: a virtual machine that is shown no SGX",
          "Choose a kind of machine with SGX or TDX, or pass SGX through. " + DEVELOPMENT);
    }
    return Finding.fail(
        SUBJECT,
        "not now: the processor shows no SGX",
        "Enable SGX in the BIOS if it offers it; else never. " + DEVELOPMENT);
  }

  /// The processor has SGX with launch control, and there is no device.
  private Finding withoutDriver() {
    if (files.has("/dev/isgx")) {
      return Finding.fail(
          SUBJECT,
          "old SGX driver (/dev/isgx), which has no DCAP",
          "Use Linux 5.11 or newer, which has the driver, and set SGX to enabled in the BIOS");
    }
    if (log.noEnclaveMemory()) {
      return Finding.fail(
          SUBJECT,
          "after a BIOS setting: no memory is set aside for enclaves",
          "Set the size of PRMRR (or EPC) in the BIOS to 128 MiB or more; servers want memory"
              + " encryption (TME) on and the memory in a symmetric configuration");
    }
    if (!KernelRelease.isAtLeast(release(), 5, 11)) {
      return Finding.fail(
          SUBJECT,
          "SGX is there, its driver is not (" + ENCLAVE + ")",
          "Use Linux 5.11 or newer, which has the driver, and set SGX to enabled in the BIOS");
    }
    if (withoutSgxOption()) {
      return Finding.fail(
          SUBJECT,
          "SGX is there, this kernel was built without its driver (CONFIG_X86_SGX)",
          "Use a kernel of a distribution that has it");
    }
    return Finding.fail(
        SUBJECT,
        "SGX is there, its device is not (" + ENCLAVE + ")",
        "See what the kernel says: dmesg | grep -i sgx. In a container, hand the device in");
  }

  private boolean withoutSgxOption() {
    return Optional.of(release())
        .filter(known -> known.matches("[0-9A-Za-z._+~-]+"))
        .flatMap(known -> files.text("/boot/config-" + known))
        .filter(config -> !config.contains("CONFIG_X86_SGX=y"))
        .isPresent();
  }

  private String release() {
    return files.text("/proc/sys/kernel/osrelease").orElse("").strip();
  }

  private Finding trustDomains() {
    String parameter = files.text("/sys/module/kvm_intel/parameters/tdx").orElse("").strip();
    if (parameter.equals("Y")) {
      return Finding.pass("trust domains", "KVM starts trust domains");
    }
    return log.tdxEnabled() || parameter.equals("N")
        ? Finding.warn(
            "trust domains",
            "the BIOS allows TDX, KVM does not use it",
            "Start the kernel with kvm_intel.tdx=1, on Linux 6.16 or newer")
        : Finding.warn(
            "trust domains",
            "nothing tells whether KVM can start them",
            "Enable TDX and memory encryption (TME-MT) in the BIOS; use Linux 6.16 or newer");
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

  private Finding quotingService(List<String> sockets, String name, String advice) {
    return sockets.stream()
        .filter(files::has)
        .findFirst()
        .map(path -> Finding.pass("quoting service", path))
        .orElseGet(() -> Finding.fail("quoting service", name + " does not run", advice));
  }
}
