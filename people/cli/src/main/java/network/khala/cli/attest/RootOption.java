package network.khala.cli.attest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import network.khala.attestation.TrustAnchors;
import picocli.CommandLine.Option;

/// What everything is traced to: Intel's certificates, or one that the user names.
final class RootOption {
  @Option(
      names = "--root",
      paramLabel = "FILE",
      description = "A certificate (DER) to trace everything to, instead of Intel's.")
  private Optional<Path> root = Optional.empty();

  /// For quotes and their collateral.
  TrustAnchors forQuotes() throws IOException {
    return root.isPresent()
        ? TrustAnchors.INTEL.withSgxRoot(EvidenceFile.read(root.get()))
        : TrustAnchors.INTEL;
  }

  /// For reports of the former service for EPID.
  TrustAnchors forIas() throws IOException {
    return root.isPresent()
        ? TrustAnchors.INTEL.withIasAuthority(EvidenceFile.read(root.get()))
        : TrustAnchors.INTEL;
  }
}
