package network.khala.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import network.khala.attestation.AttestationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuoteProvidersTest {
  @TempDir Path root;

  @Test
  void open_autoInAnEnclave_isGramine() throws IOException {
    enclave("dcap");
    trustDomain();
    assertThat(open("auto").name()).isEqualTo("gramine");
  }

  @Test
  void open_autoInATrustDomain_isTdx() throws IOException {
    trustDomain();
    assertThat(open("auto").name()).isEqualTo("tdx");
  }

  @Test
  void open_autoWhereNothingIs_saysWhatWasLookedFor() throws IOException {
    enclave("none");
    assertThatThrownBy(() -> open("auto"))
        .isInstanceOf(AttestationException.class)
        .hasMessageContaining("PROVIDER_UNAVAILABLE")
        .hasMessageContaining("sgx.remote_attestation")
        .hasMessageContaining("sys/kernel/config/tsm/report")
        .hasMessageContaining("khala devtee");
  }

  @Test
  void open_byName_isThatOneOrARefusal() {
    assertThat(open("none").name()).isEqualTo("none");
    for (String name : new String[] {"gramine", "tdx", "dev"}) {
      assertThatThrownBy(() -> open(name)).hasMessageContaining("PROVIDER_UNAVAILABLE");
    }
    assertThatThrownBy(() -> open("sgx"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("auto, gramine, tdx, dev, none");
  }

  private QuoteProvider open(String name) {
    return new QuoteProviders(root, Map.of(), () -> {}).open(name);
  }

  private void enclave(String type) throws IOException {
    Path folder = Files.createDirectories(root.resolve("dev/attestation"));
    Files.writeString(folder.resolve("attestation_type"), type);
    Files.write(folder.resolve("user_report_data"), new byte[64]);
    Files.write(folder.resolve("my_target_info"), new byte[512]);
    Files.write(folder.resolve("target_info"), new byte[512]);
    Files.write(folder.resolve("report"), new byte[432]);
  }

  private void trustDomain() throws IOException {
    Files.createDirectories(root.resolve("sys/kernel/config/tsm/report"));
  }
}
