package network.khala.protocol.registry;

import java.util.Optional;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// Who vouches for a worker.
@ScalePath("phala_types::AttestationProvider")
public enum AttestationProvider {
  /// Governance.
  @Index(0)
  ROOT("root"),
  /// Intel's attestation service, for EPID quotes.
  @Index(1)
  IAS("ias"),
  /// Intel's data-centre primitives; here every quote of an SGX or TDX machine, and development
  /// reports.
  @Index(2)
  DCAP("dcap");

  private final String jsonName;

  AttestationProvider(String jsonName) {
    this.jsonName = jsonName;
  }

  /// The provider as pRuntime's API writes it: JSON text, `null` for none.
  public static String json(Optional<AttestationProvider> provider) {
    return provider.map(each -> '"' + each.jsonName + '"').orElse("null");
  }
}
