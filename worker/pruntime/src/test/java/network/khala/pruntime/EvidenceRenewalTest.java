package network.khala.pruntime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import network.khala.attestation.AttestationError;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.protocol.prpc.GetRuntimeInfoRequest;
import network.khala.protocol.prpc.InitRuntimeResponse;
import network.khala.scale.Bytes;
import network.khala.tee.NoneProvider;
import network.khala.tee.QuoteProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Evidence is made again before it ends, and a TEE that does not answer leaves no gap.
final class EvidenceRenewalTest {
  private static final long START = 60;

  private final FakeChain chain = new FakeChain();
  private final Tee tee = new Tee();
  @TempDir Path directory;
  private long now = START;
  private Enclave enclave;

  /// A TEE whose quotes are numbered.
  private static final class Tee implements QuoteProvider {
    private int made;
    private boolean busy;

    @Override
    public String name() {
      return "numbered";
    }

    @Override
    public Optional<AttestationReport> attest(Bytes reportData) {
      if (busy) {
        throw new AttestationException(AttestationError.PROVIDER_BUSY, "no answer");
      }
      made++;
      return Optional.of(
          new AttestationReport.SgxDcap(
              Bytes.of((byte) made).concat(reportData), Optional.empty()));
    }

    @Override
    public Optional<Bytes> pruntimeHash() {
      return Optional.empty();
    }

    @Override
    public Bytes machineId() {
      return Bytes.wrap(new byte[NoneProvider.MACHINE_ID_SIZE]);
    }
  }

  @BeforeEach
  void start() {
    EnclaveConfig machine = TestEnclave.config(directory);
    enclave =
        new Enclave(
            new EnclaveConfig(directory, 0, tee, machine.sealer(), 0),
            () -> Instant.ofEpochSecond(now));
    enclave.init(chain.init());
  }

  @AfterEach
  void stop() {
    enclave.close();
  }

  @Test
  void runtimeInfo_inTheLastQuarterOfAnHour_isMadeAgain() {
    assertThat(quote(ask())).isEqualTo(1);
    now = START + 2699;
    assertThat(quote(ask())).isEqualTo(1);
    now = START + 2700;
    assertThat(quote(ask())).isEqualTo(2);
    assertThat(ask().getAttestation().getTimestamp()).isEqualTo(now);
  }

  @Test
  void runtimeInfo_teeDoesNotAnswer_servesWhatIsThereToItsEndAndNotBeyond() {
    ask();
    tee.busy = true;
    for (now = START + 2700; now < START + 3600; now += 60) {
      assertThat(quote(ask())).as("at second " + now).isEqualTo(1);
    }
    now = START + 3600;
    assertThatThrownBy(this::ask).hasMessageContaining("PROVIDER_BUSY");
    tee.busy = false;
    assertThat(quote(ask())).isEqualTo(2);
  }

  @Test
  void runtimeInfo_forcedOrOfAnotherOperator_isMadeAnew() {
    ask();
    GetRuntimeInfoRequest.Builder request = GetRuntimeInfoRequest.newBuilder();
    assertThat(quote(enclave.runtimeInfo(request.setForceRefreshRa(true).build()))).isEqualTo(2);
    request.clear().setEncodedOperator(ByteString.copyFrom(new byte[32]));
    InitRuntimeResponse operated = enclave.runtimeInfo(request.build());
    assertThat(quote(operated)).isEqualTo(3);
    assertThat(ask()).isEqualTo(operated);
  }

  private InitRuntimeResponse ask() {
    return enclave.runtimeInfo(GetRuntimeInfoRequest.getDefaultInstance());
  }

  /// The number of the quote in an answer.
  private static int quote(InitRuntimeResponse response) {
    AttestationReport report = Registration.report(response.getAttestation()).orElseThrow();
    return ((AttestationReport.SgxDcap) report).quote().get(0);
  }
}
