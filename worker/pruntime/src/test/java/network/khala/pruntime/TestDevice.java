package network.khala.pruntime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.attestation.development.DevelopmentCertificate;
import network.khala.attestation.development.DevelopmentReport;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.crypto.Hashing;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.tee.QuoteProvider;

/// A development device that vouches for one program.
final class TestDevice implements QuoteProvider {
  static final long NOW_SECONDS = 60;

  private static final Ed25519KeyPair ROOT = key("root");

  private final Ed25519KeyPair leaf;
  private final DevelopmentCertificate certificate;
  private final Bytes32 program;
  private final Bytes32 genesisHash;

  /// @param machine devices of one name are one
  /// @param program what is measured
  TestDevice(String machine, String program, Bytes32 genesisHash) {
    this.leaf = key(machine);
    this.certificate =
        new DevelopmentCertificate(
            leaf.publicKey(),
            0,
            Long.MAX_VALUE,
            Bytes.wrap(
                ROOT.sign(
                    DevelopmentCertificate.signedContent(leaf.publicKey(), 0, Long.MAX_VALUE))));
    this.program = hash(program);
    this.genesisHash = genesisHash;
  }

  static Bytes32 root() {
    return ROOT.publicKey();
  }

  @Override
  public String name() {
    return "dev";
  }

  @Override
  public Optional<AttestationReport> attest(Bytes reportData) {
    Bytes report =
        new DevelopmentReport(
                1, program, certificate.mrSigner(), 0, 0, reportData, genesisHash, NOW_SECONDS)
            .encode();
    return Optional.of(
        new AttestationReport.Development(
            report,
            Bytes.wrap(leaf.sign(DevelopmentReport.signedContent(report))),
            certificate.encode()));
  }

  @Override
  public Optional<Bytes> pruntimeHash() {
    return Optional.of(DevelopmentReport.pruntimeHash(program, 0, 0, certificate.mrSigner()));
  }

  Bytes measurement() {
    return pruntimeHash().orElseThrow();
  }

  @Override
  public Bytes machineId() {
    return Bytes.wrap(new byte[16]);
  }

  private static Ed25519KeyPair key(String name) {
    return Ed25519KeyPair.fromSeed(SecretBytes.wrap(hash(name).toArray()));
  }

  private static Bytes32 hash(String name) {
    return Bytes32.wrap(Hashing.blake2b256(name.getBytes(StandardCharsets.UTF_8)));
  }
}
