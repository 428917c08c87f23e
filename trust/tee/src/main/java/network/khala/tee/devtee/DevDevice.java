package network.khala.tee.devtee;

import java.time.InstantSource;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.tee.RootSecret;
import network.khala.tee.SealException;
import network.khala.tee.SealException.Problem;
import network.khala.tee.Sealer;

/// The imitated hardware: one machine's secret, the signer, and a clock. Knows nothing of processes
/// and sockets.
public final class DevDevice implements Sealer, AutoCloseable {
  private static final Bytes SECURITY_VERSION = Bytes.wrap(new byte[VERSION_SIZE]);
  private static final int PRODUCT_ID = 0;
  private static final int PROGRAM_SECURITY_VERSION = 0;

  private final RootSecret secret;
  private final DevSigner signer;
  private final InstantSource clock;

  /// Puts a device together from its parts, which it closes.
  public DevDevice(RootSecret secret, DevSigner signer, InstantSource clock) {
    this.secret = secret;
    this.signer = signer;
    this.clock = clock;
  }

  /// The allow-list entry of a program with the given measurement on this device.
  public Bytes pruntimeHash(Bytes32 mrEnclave) {
    return DevelopmentReport.pruntimeHash(
        mrEnclave, PRODUCT_ID, PROGRAM_SECURITY_VERSION, signer.mrSigner());
  }

  /// A public id of this device, 16 bytes.
  public Bytes machineId() {
    return secret.machineId();
  }

  /// Everything in the report but the report data comes from the device.
  AttestationReport.Development attest(
      Bytes32 mrEnclave, int claimedLevel, Bytes32 genesisHash, Bytes reportData) {
    return signer.sign(
        new DevelopmentReport(
            claimedLevel,
            mrEnclave,
            signer.mrSigner(),
            PRODUCT_ID,
            PROGRAM_SECURITY_VERSION,
            reportData,
            genesisHash,
            clock.instant().getEpochSecond()));
  }

  @Override
  public Bytes currentVersion() {
    return SECURITY_VERSION;
  }

  /// Bound to the machine and the signer, not to the measurement: a rebuilt pRuntime gets the same
  /// key.
  @Override
  public SecretBytes deriveKey(String purpose, Bytes version) {
    if (!version.equals(SECURITY_VERSION)) {
      throw new SealException(
          Problem.KEY_UNAVAILABLE, "no key for security version " + version + " on this device");
    }
    return secret.derive(signer.mrSigner().toBytes(), purpose, version);
  }

  @Override
  public void close() {
    secret.close();
    signer.close();
  }
}
