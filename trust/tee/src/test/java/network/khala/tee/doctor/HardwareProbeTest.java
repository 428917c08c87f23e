package network.khala.tee.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import network.khala.tee.doctor.Finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardwareProbeTest {
  @TempDir Path root;

  @Test
  void examine_serverWithSgx_passesThroughout() throws IOException {
    cpu("GenuineIntel", "aes avx2 sha_ni sgx sgx_lc");
    memory(16 << 20);
    file("/proc/sys/kernel/osrelease", "6.8.0-31-generic\n");
    file("/dev/sgx_enclave", "");
    file("/dev/sgx_provision", "");
    file("/sys/devices/system/node/node0/x86/sgx_total_bytes", "268435456\n");
    file("/usr/bin/gramine-sgx", "");
    file("/run/aesmd/aesm.socket", "");

    List<Finding> findings = examine();
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PASS);
    assertThat(findings.getFirst().subject()).isEqualTo("attestation");
    assertThat(finding("enclave memory").found()).isEqualTo("256 MiB");
    assertThat(finding("cores").found()).isEqualTo("2 cores, 4 threads");
  }

  @Test
  void examine_emptyTree_saysWhatCannotBeRead() {
    assertThat(examine()).extracting(Finding::subject).contains("cpu", "memory", "kernel");
    assertThat(finding("cpu").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding("memory").verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void examine_amdProcessor_saysNeverAndNamesTheWayOut() throws IOException {
    cpu("AuthenticAMD", "aes avx2 sha_ni");
    expect("attestation", Verdict.FAIL, "never", "khala dev");
  }

  @Test
  void examine_intelWithoutSgx_saysWhichSetting() throws IOException {
    cpu("GenuineIntel", "aes");
    expect("attestation", Verdict.FAIL, "not now", "BIOS");
  }

  @Test
  void examine_tdxHost_sendsTheWorkerIntoADomain() throws IOException {
    cpu("GenuineIntel", "tdx_host_platform");
    expect("attestation", Verdict.FAIL, "TDX host", "trust domain");
  }

  @Test
  void examine_sgxWithoutLaunchControl_saysAfterThisSetting() throws IOException {
    cpu("GenuineIntel", "sgx");
    expect("attestation", Verdict.FAIL, "after a BIOS setting", "FLC");
  }

  @Test
  void examine_sgxWithoutDriver_saysWhichKernel() throws IOException {
    cpu("GenuineIntel", "sgx sgx_lc");
    expect("attestation", Verdict.FAIL, "its driver is not", "5.11");
    expect("provisioning", Verdict.FAIL, "missing", "driver");
    expect("gramine", Verdict.FAIL, "missing", "Install Gramine");
    expect("quoting service", Verdict.FAIL, "does not run", "aesm");
    expect("enclave memory", Verdict.WARN, "unknown", "128 MiB");
    file("/dev/isgx", "");
    expect("attestation", Verdict.FAIL, "/dev/isgx", "5.11");
  }

  @Test
  void examine_insideGramine_asksItsAttestationType() throws IOException {
    cpu("GenuineIntel", "sgx sgx_lc");
    file("/dev/attestation/attestation_type", "dcap");
    expect("attestation", Verdict.PASS, "Gramine", "");
    file("/dev/attestation/attestation_type", "epid");
    expect("attestation", Verdict.FAIL, "EPID", "dcap");
    file("/dev/attestation/attestation_type", "none");
    expect("attestation", Verdict.FAIL, "without attestation", "manifest");
  }

  @Test
  void examine_insideTrustDomain_asksForTheReportFolder() throws IOException {
    cpu("GenuineIntel", "tdx_guest");
    expect("attestation", Verdict.FAIL, "driver", "tdx_guest");
    file("/dev/tdx_guest", "");
    expect("attestation", Verdict.FAIL, "without /sys/kernel", "configfs");
    Files.createDirectories(root.resolve("sys/kernel/config/tsm/report"));
    expect("attestation", Verdict.PASS, "TDX", "");
  }

  @Test
  void examine_smallOldMachine_warns() throws IOException {
    cpu("GenuineIntel", "sgx");
    memory(2 << 20);
    file("/proc/sys/kernel/osrelease", "5.4.0-1\n");
    file("/sys/devices/system/cpu/smt/active", "1\n");
    expect("memory", Verdict.WARN, "2,048 MiB", "4 GiB");
    expect("kernel", Verdict.WARN, "5.4.0", "5.11");
    expect("cores", Verdict.WARN, "hyper-threading", "BIOS");
    expect("cpu", Verdict.WARN, "without aes, avx2, sha_ni", "score");
    memory(512 << 10);
    expect("memory", Verdict.FAIL, "512 MiB", "1 GiB");
  }

  @Test
  void examine_garbage_neverThrows() throws IOException {
    file("/proc/cpuinfo", "processor : x\nflags\n:\n\u0000");
    file("/proc/meminfo", "MemTotal: many kB\n");
    file("/proc/sys/kernel/osrelease", "unknown");
    assertThat(finding("memory").verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding("kernel").verdict()).isEqualTo(Verdict.WARN);
  }

  private void cpu(String vendor, String flags) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      text.append("processor\t: ").append(i).append('\n');
      text.append("vendor_id\t: ").append(vendor).append('\n');
      text.append("model name\t: Some Processor\n");
      text.append("microcode\t: 0x2b\n");
      text.append("physical id\t: 0\n");
      text.append("core id\t: ").append(i % 2).append('\n');
      text.append("flags\t\t: fpu ").append(flags).append("\n\n");
    }
    file("/proc/cpuinfo", text.toString());
  }

  private void memory(long kib) throws IOException {
    file("/proc/meminfo", "MemTotal:       " + kib + " kB\nMemFree:   1 kB\n");
  }

  private void file(String path, String content) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private List<Finding> examine() {
    return new HardwareProbe(root).examine();
  }

  private Finding finding(String subject) {
    return examine().stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  private void expect(String subject, Verdict verdict, String found, String advice) {
    Finding finding = finding(subject);
    assertThat(finding.verdict()).isEqualTo(verdict);
    assertThat(finding.found()).contains(found);
    assertThat(finding.advice()).contains(advice);
  }
}
