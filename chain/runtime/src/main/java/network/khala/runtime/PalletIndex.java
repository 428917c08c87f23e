package network.khala.runtime;

/// The pallets' numbers on the wire. They never change; numbers of pallets that are not built stay
/// free.
final class PalletIndex {
  static final int SYSTEM = 0;
  static final int TIMESTAMP = 1;
  static final int RANDOMNESS_COLLECTIVE_FLIP = 2;
  static final int UTILITY = 3;
  static final int MULTISIG = 4;
  static final int PROXY = 5;
  static final int VESTING = 6;
  static final int SCHEDULER = 7;
  static final int PREIMAGE = 8;
  static final int PARACHAIN_INFO = 20;
  static final int BALANCES = 40;
  static final int TRANSACTION_PAYMENT = 41;
  static final int IDENTITY = 60;
  static final int COUNCIL = 62;
  static final int TREASURY = 63;
  static final int TECHNICAL_COMMITTEE = 66;
  static final int TECHNICAL_MEMBERSHIP = 67;
  static final int PHALA_MQ = 85;
  static final int PHALA_REGISTRY = 86;
  static final int PHALA_COMPUTATION = 87;
  static final int ASSETS = 89;
  static final int PHALA_PHAT_CONTRACTS = 91;
  static final int PHALA_PHAT_TOKENOMIC = 92;
  static final int PHALA_STAKE_POOL_V2 = 93;
  static final int PHALA_VAULT = 94;
  static final int PHALA_WRAPPED_BALANCES = 95;
  static final int PHALA_BASE_POOL = 96;
  static final int SUDO = 99;
  static final int UNIQUES = 101;
  static final int RMRK_CORE = 102;

  private PalletIndex() {}
}
