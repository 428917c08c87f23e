package network.khala.tee;

import java.util.Optional;
import network.khala.attestation.AttestationReport;
import network.khala.scale.Bytes;

/// A machine that vouches for nothing: provider `none`.
public final class NoneProvider implements QuoteProvider {
  /// The length of a machine id in bytes.
  public static final int MACHINE_ID_SIZE = 16;

  @Override
  public String name() {
    return "none";
  }

  @Override
  public Optional<AttestationReport> attest(Bytes reportData) {
    return Optional.empty();
  }

  @Override
  public Optional<Bytes> pruntimeHash() {
    return Optional.empty();
  }

  @Override
  public Bytes machineId() {
    return Bytes.wrap(new byte[MACHINE_ID_SIZE]);
  }
}
