package network.khala.attestation.dcap;

/// The kind of trusted execution environment that a quote is from.
public enum Tee {
  /// An enclave.
  SGX(0x00, "SGX", "QE"),
  /// A trust domain.
  TDX(0x81, "TDX", "TD_QE");

  private final int type;
  private final String tcbInfoId;
  private final String qeIdentityId;

  Tee(int type, String tcbInfoId, String qeIdentityId) {
    this.type = type;
    this.tcbInfoId = tcbInfoId;
    this.qeIdentityId = qeIdentityId;
  }

  /// The number in a quote's header.
  public int type() {
    return type;
  }

  String tcbInfoId() {
    return tcbInfoId;
  }

  String qeIdentityId() {
    return qeIdentityId;
  }
}
