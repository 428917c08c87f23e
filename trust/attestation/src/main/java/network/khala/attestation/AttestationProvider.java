package network.khala.attestation;

import java.util.Optional;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Who vouched for a registered worker, as the registry stores it. Its absence means that nobody
/// did.
@ScalePath("phala_types::AttestationProvider")
public enum AttestationProvider {
  /// The chain's root or its genesis.
  @Index(0)
  Root("root"),
  /// Intel's attestation service for EPID, history only.
  @Index(1)
  Ias("ias"),
  /// An SGX quote with collateral.
  @Index(2)
  Dcap("dcap"),
  /// A TDX quote with collateral.
  @Index(3)
  Tdx("tdx"),
  /// The development device, on development chains only.
  @Index(100)
  Development("development");

  private final String jsonName;

  AttestationProvider(String jsonName) {
    this.jsonName = jsonName;
  }

  /// A provider, or none, as the worker's interface writes it: JSON text, `null` for none.
  public static String json(Optional<AttestationProvider> provider) {
    return provider.map(each -> '"' + each.jsonName + '"').orElse("null");
  }

  /// The name in JSON and in the worker's interface.
  public String jsonName() {
    return jsonName;
  }
}
