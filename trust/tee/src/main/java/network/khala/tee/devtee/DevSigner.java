package network.khala.tee.devtee;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import network.khala.attestation.AttestationException;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentCertificate;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.crypto.Ed25519;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.VerificationException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.tee.PrivateFile;

/// The leaf key of the development device and its certificate. Sealing keys are bound to it, so the
/// file must outlive rebuilds; several devices of one development network may share it. Closing
/// wipes the key in memory.
///
/// File: `KHALADSG`, key seed 32, certificate 113; mode 0600.
public final class DevSigner implements AutoCloseable {
  private static final byte[] MAGIC = "KHALADSG".getBytes(StandardCharsets.US_ASCII);
  private static final int SEED_SIZE = 32;
  private static final int FILE_SIZE = 8 + SEED_SIZE + DevelopmentCertificate.SIZE;

  private final Ed25519KeyPair key;
  private final DevelopmentCertificate certificate;

  private DevSigner(Ed25519KeyPair key, DevelopmentCertificate certificate) {
    this.key = key;
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
    if (!Arrays.equals(content, 0, 8, MAGIC, 0, 8)) {
      throw damaged(file, "is no development signer");
    }
    DevelopmentCertificate certificate;
    try {
      certificate =
          DevelopmentCertificate.parse(Bytes.wrap(Arrays.copyOfRange(content, 40, FILE_SIZE)));
    } catch (AttestationException e) {
      throw damaged(file, "holds no certificate (" + e.detail() + ")");
    }
    Ed25519KeyPair key = keyPair(Arrays.copyOfRange(content, 8, 8 + SEED_SIZE));
    Arrays.fill(content, (byte) 0);
    if (!key.publicKey().equals(certificate.leafKey())) {
      throw damaged(file, "holds a key and the certificate of another");
    }
    try {
      Ed25519.verify(root, signedContent(certificate), certificate.signature().toArray());
    } catch (VerificationException e) {
      throw new DevTeeException(
          file
              + ": certified by another development root than "
              + root
              + "; use the signer of this chain or remove the file");
    }
    return new DevSigner(key, certificate);
  }

  private static DevSigner create(Path file, byte[] rootSeed) {
    Ed25519KeyPair key = Ed25519KeyPair.generate();
    DevelopmentCertificate certificate = certify(key.publicKey(), rootSeed);
    byte[] bytes = Arrays.copyOf(MAGIC, FILE_SIZE);
    try (SecretBytes seed = key.seed()) {
      byte[] secret = seed.toArray();
      System.arraycopy(secret, 0, bytes, 8, SEED_SIZE);
      Arrays.fill(secret, (byte) 0);
    }
    System.arraycopy(certificate.encode().toArray(), 0, bytes, 40, DevelopmentCertificate.SIZE);
    boolean created;
    try {
      created = PrivateFile.create(file, bytes);
    } catch (IOException e) {
      throw new DevTeeException(file + ": cannot be written (" + e.getMessage() + ")", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
    if (!created) {
      key.close();
      return openOrCreate(file, rootSeed);
    }
    return new DevSigner(key, certificate);
  }

  private static DevelopmentCertificate certify(Bytes32 leafKey, byte[] rootSeed) {
    byte[] content = DevelopmentCertificate.signedContent(leafKey, 0, Long.MAX_VALUE);
    try (Ed25519KeyPair root = keyPair(rootSeed.clone())) {
      return new DevelopmentCertificate(leafKey, 0, Long.MAX_VALUE, Bytes.wrap(root.sign(content)));
    }
  }

  /// Takes the seed over and wipes it.
  private static Ed25519KeyPair keyPair(byte[] seed) {
    try (SecretBytes secret = SecretBytes.wrap(seed)) {
      return Ed25519KeyPair.fromSeed(secret);
    }
  }

  /// The name under which reports and allow lists know this signer.
  public Bytes32 mrSigner() {
    return certificate.mrSigner();
  }

  /// Signs a report.
  AttestationReport.Development sign(DevelopmentReport report) {
    Bytes encoded = report.encode();
    return new AttestationReport.Development(
        encoded,
        Bytes.wrap(key.sign(DevelopmentReport.signedContent(encoded))),
        certificate.encode());
  }

  @Override
  public void close() {
    key.close();
  }

  private static byte[] signedContent(DevelopmentCertificate certificate) {
    return DevelopmentCertificate.signedContent(
        certificate.leafKey(), certificate.notBeforeSeconds(), certificate.notAfterSeconds());
  }

  private static DevTeeException damaged(Path file, String what) {
    return new DevTeeException(
        file + ": " + what + "; restore it, or remove it and lose what was sealed under it");
  }
}
