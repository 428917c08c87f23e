package network.khala.tee.devtee;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentCertificate;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.tee.PrivateFile;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// The leaf key of the development device and its certificate. Sealing keys are bound to it, so the
/// file must outlive rebuilds; several devices of one development network may share it. Closing
/// wipes the key in memory.
///
/// File: `KHALADSG`, key seed 32, certificate 113; mode 0600.
public final class DevSigner implements AutoCloseable {
  private static final byte[] MAGIC = "KHALADSG".getBytes(StandardCharsets.US_ASCII);
  private static final int SEED_SIZE = 32;
  private static final int FILE_SIZE = 8 + SEED_SIZE + DevelopmentCertificate.SIZE;

  private final byte[] seed;
  private final DevelopmentCertificate certificate;

  private DevSigner(byte[] seed, DevelopmentCertificate certificate) {
    this.seed = seed;
    this.certificate = certificate;
  }

  /// Reads the file, or creates it with a fresh key that `rootSeed` certifies for all time.
  ///
  /// @param rootSeed ed25519 seed of the chain's development root; see
  ///   [DevelopmentRoot#wellKnownSeed()]
  /// @throws DevTeeException if the file is damaged, of another root, or not accessible
  public static DevSigner openOrCreate(Path file, byte[] rootSeed) {
    try {
      if (Files.size(file) != FILE_SIZE) {
        throw damaged(file, "has " + Files.size(file) + " bytes, not " + FILE_SIZE);
      }
      return read(file, Files.readAllBytes(file), DevelopmentRoot.publicKey(rootSeed));
    } catch (NoSuchFileException absent) {
      return create(file, rootSeed);
    } catch (IOException e) {
      throw new DevTeeException(file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static DevSigner read(Path file, byte[] content, Bytes32 root) {
    byte[] seed = Arrays.copyOfRange(content, 8, 8 + SEED_SIZE);
    DevelopmentCertificate certificate =
        DevelopmentCertificate.parse(Bytes.wrap(Arrays.copyOfRange(content, 40, FILE_SIZE)));
    Arrays.fill(content, 8, 8 + SEED_SIZE, (byte) 0);
    if (!Arrays.equals(content, 0, 8, MAGIC, 0, 8)
        || !DevelopmentRoot.publicKey(seed).equals(certificate.leafKey())) {
      throw damaged(file, "is no development signer");
    }
    byte[] signed = signedContent(certificate);
    if (!Ed25519.verify(
        certificate.signature().toArray(), 0, root.toArray(), 0, signed, 0, signed.length)) {
      throw new DevTeeException(
          file
              + ": certified by another development root than "
              + root
              + "; use the signer of this chain or remove the file");
    }
    return new DevSigner(seed, certificate);
  }

  private static DevSigner create(Path file, byte[] rootSeed) {
    byte[] seed = new byte[SEED_SIZE];
    new SecureRandom().nextBytes(seed);
    Bytes32 leafKey = DevelopmentRoot.publicKey(seed);
    byte[] content = DevelopmentCertificate.signedContent(leafKey, 0, Long.MAX_VALUE);
    DevelopmentCertificate certificate =
        new DevelopmentCertificate(leafKey, 0, Long.MAX_VALUE, sign(rootSeed, content));
    byte[] bytes = Arrays.copyOf(MAGIC, FILE_SIZE);
    System.arraycopy(seed, 0, bytes, 8, SEED_SIZE);
    System.arraycopy(certificate.encode().toArray(), 0, bytes, 40, DevelopmentCertificate.SIZE);
    try {
      PrivateFile.write(file, bytes);
    } catch (IOException e) {
      throw new DevTeeException(file + ": cannot be written (" + e.getMessage() + ")", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    return new DevSigner(seed, certificate);
  }

  /// The name under which reports and allow lists know this signer.
  public Bytes32 mrSigner() {
    return certificate.mrSigner();
  }

  /// Signs a report.
  AttestationReport.Development sign(DevelopmentReport report) {
    Bytes encoded = report.encode();
    return new AttestationReport.Development(
        encoded, sign(seed, DevelopmentReport.signedContent(encoded)), certificate.encode());
  }

  @Override
  public void close() {
    Arrays.fill(seed, (byte) 0);
  }

  private static byte[] signedContent(DevelopmentCertificate certificate) {
    return DevelopmentCertificate.signedContent(
        certificate.leafKey(), certificate.notBeforeSeconds(), certificate.notAfterSeconds());
  }

  private static Bytes sign(byte[] seed, byte[] content) {
    byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
    Ed25519.sign(seed, 0, content, 0, content.length, signature, 0);
    return Bytes.wrap(signature);
  }

  private static DevTeeException damaged(Path file, String what) {
    return new DevTeeException(
        file + ": " + what + "; restore it, or remove it and lose what was sealed under it");
  }
}
