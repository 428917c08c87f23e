package network.khala.benchmarks.weights;

import java.util.Arrays;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentCertificate;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.attestation.development.DevelopmentRoot;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.SecretBytes;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// A development device of a well-known key.
final class DevelopmentDevice {
  private static final Bytes32 PROGRAM = Bytes32.wrap(filled(7));

  private final Ed25519KeyPair key = Ed25519KeyPair.fromSeed(SecretBytes.wrap(filled(5)));
  private final DevelopmentCertificate certificate = certify(key.publicKey());

  Bytes program() {
    return DevelopmentReport.pruntimeHash(PROGRAM, 0, 0, certificate.mrSigner());
  }

  AttestationReport report(Hash infoHash, Hash genesis, long seconds) {
    DevelopmentReport report =
        new DevelopmentReport(
            1,
            PROGRAM,
            certificate.mrSigner(),
            0,
            0,
            infoHash.value().toBytes().concat(Bytes.wrap(new byte[32])),
            genesis.value(),
            seconds);
    byte[] signature = key.sign(DevelopmentReport.signedContent(report.encode()));
    return new AttestationReport.Development(
        report.encode(), Bytes.wrap(signature), certificate.encode());
  }

  private static DevelopmentCertificate certify(Bytes32 leaf) {
    byte[] content = DevelopmentCertificate.signedContent(leaf, 0, Long.MAX_VALUE);
    try (SecretBytes seed = SecretBytes.wrap(DevelopmentRoot.wellKnownSeed());
        Ed25519KeyPair root = Ed25519KeyPair.fromSeed(seed)) {
      return new DevelopmentCertificate(leaf, 0, Long.MAX_VALUE, Bytes.wrap(root.sign(content)));
    }
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
