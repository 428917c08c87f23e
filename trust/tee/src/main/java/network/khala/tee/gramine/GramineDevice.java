package network.khala.tee.gramine;

import static network.khala.attestation.AttestationError.PROVIDER_FAILED;
import static network.khala.attestation.AttestationError.PROVIDER_UNAVAILABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.dcap.Quote;
import network.khala.attestation.dcap.SgxReport;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.tee.NoneProvider;
import network.khala.tee.PseudoFile;
import network.khala.tee.QuoteProvider;
import network.khala.tee.SealException;
import network.khala.tee.SealException.Problem;
import network.khala.tee.SealKeys;
import network.khala.tee.Sealer;

/// An enclave that Gramine runs. The pseudo-files belong to the process, so one lock holds a write
/// and the read that depends on it together.
public final class GramineDevice implements QuoteProvider, Sealer {
  private static final String FOLDER = "dev/attestation";
  private static final int REPORT_DATA_SIZE = 64;
  private static final int REPORT_SIZE = 432;
  private static final int HARDWARE_KEY_SIZE = 16;

  private final Path folder;
  private final ReentrantLock oneUser = new ReentrantLock();
  private final Bytes pruntimeHash;
  private final Bytes version;

  private GramineDevice(Path folder) {
    this.folder = folder;
    SgxReport report = localReport();
    this.pruntimeHash = report.pruntimeHash();
    this.version = version(report);
  }

  /// What enters the key that Gramine hands out besides signer and processor: the security versions
  /// of processor and program. An update that raises one of them changes the key, and Gramine hands
  /// out no former one.
  private static Bytes version(SgxReport report) {
    Bytes versions =
        report.cpuSvn().concat(Bytes.of((byte) report.isvSvn(), (byte) (report.isvSvn() >> 8)));
    return Bytes.wrap(Hashing.blake2b256(versions.toArray())).slice(0, VERSION_SIZE);
  }

  /// Opens the device below `root`, `/` on a real machine.
  ///
  /// @throws AttestationException with PROVIDER_UNAVAILABLE if this is no enclave under Gramine
  ///   that attests by DCAP
  public static GramineDevice open(Path root) {
    Path folder = root.resolve(FOLDER);
    String type;
    try {
      type = Files.readString(folder.resolve("attestation_type")).strip();
    } catch (IOException e) {
      throw new AttestationException(
          PROVIDER_UNAVAILABLE, folder + ": not inside an enclave under Gramine");
    }
    if (!type.equals("dcap")) {
      throw new AttestationException(
          PROVIDER_UNAVAILABLE,
          "Gramine attests by '" + type + "'; set sgx.remote_attestation = \"dcap\"");
    }
    return new GramineDevice(folder);
  }

  @Override
  public String name() {
    return "gramine";
  }

  @Override
  public Optional<AttestationReport> attest(Bytes reportData) {
    if (reportData.size() != REPORT_DATA_SIZE) {
      throw new IllegalArgumentException("report data of " + reportData.size() + " bytes");
    }
    oneUser.lock();
    try {
      write("user_report_data", reportData.toArray());
      Bytes quote = Bytes.wrap(read("quote", Quote.MAX_SIZE));
      return Optional.of(new AttestationReport.SgxDcap(quote, Optional.empty()));
    } catch (IOException e) {
      throw failed(e);
    } finally {
      oneUser.unlock();
    }
  }

  /// The enclave's own report, made for itself.
  private SgxReport localReport() {
    oneUser.lock();
    try {
      write("user_report_data", new byte[REPORT_DATA_SIZE]);
      write("target_info", read("my_target_info", 512));
      byte[] report = read("report", REPORT_SIZE);
      if (report.length != REPORT_SIZE) {
        throw new IOException("report of " + report.length + " bytes");
      }
      return SgxReport.parse(Bytes.wrap(report).slice(0, SgxReport.SIZE));
    } catch (IOException e) {
      throw failed(e);
    } finally {
      oneUser.unlock();
    }
  }

  @Override
  public Optional<Bytes> pruntimeHash() {
    return Optional.of(pruntimeHash);
  }

  /// A number that the processor derives for this signer at its present security version; nothing
  /// else is known of the machine.
  @Override
  public Bytes machineId() {
    try (SecretBytes key = deriveKey("machine-id", version)) {
      return Bytes.wrap(Hashing.blake2b256(key.toArray())).slice(0, NoneProvider.MACHINE_ID_SIZE);
    }
  }

  @Override
  public Bytes currentVersion() {
    return version;
  }

  @Override
  public boolean keepsFormerKeys() {
    return false;
  }

  /// From the hardware's key for the enclave's signer, so that a new version of the program signed
  /// by the same signer reads what the old one sealed.
  @Override
  public SecretBytes deriveKey(String purpose, Bytes wanted) {
    if (!wanted.equals(version)) {
      throw new SealException(
          Problem.KEY_UNAVAILABLE,
          "sealed at security version %s, now it is %s, and Gramine hands out no former key: the"
                  .formatted(wanted, version)
              + " firmware or the program was updated; go back to the former firmware and hand the"
              + " identity over before the update");
    }
    byte[] hardwareKey;
    try {
      hardwareKey = read("keys/_sgx_mrsigner", HARDWARE_KEY_SIZE);
    } catch (IOException e) {
      throw new SealException(
          Problem.KEY_UNAVAILABLE, "the hardware's sealing key cannot be read: " + e.getMessage());
    }
    if (hardwareKey.length != HARDWARE_KEY_SIZE) {
      throw new SealException(
          Problem.KEY_UNAVAILABLE,
          "the hardware's sealing key has " + hardwareKey.length + " bytes");
    }
    try {
      return SealKeys.derive(hardwareKey, Bytes.EMPTY, purpose, wanted);
    } finally {
      Arrays.fill(hardwareKey, (byte) 0);
    }
  }

  private byte[] read(String name, int max) throws IOException {
    return PseudoFile.read(folder.resolve(name), max);
  }

  private void write(String name, byte[] content) throws IOException {
    PseudoFile.write(folder.resolve(name), content);
  }

  private AttestationException failed(IOException e) {
    // Its message is the file's name and nothing else.
    String what =
        e instanceof NoSuchFileException missing
            ? missing.getFile() + " is missing"
            : folder + ": " + e.getMessage();
    return new AttestationException(PROVIDER_FAILED, what);
  }
}
