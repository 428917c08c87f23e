package network.khala.relayer;

import network.khala.protocol.prpc.PhactoryInfo;

/// How far an enclave is: the next numbers that it expects.
///
/// @param header headers below are verified
/// @param head block heads below are proven
/// @param block blocks below are executed
record Counters(long header, long head, long block) {
  static Counters of(PhactoryInfo info) {
    return new Counters(
        Integer.toUnsignedLong(info.getHeadernum()),
        Integer.toUnsignedLong(info.getHeadsNum()),
        Integer.toUnsignedLong(info.getBlocknum()));
  }

  /// Whether nothing was fed yet.
  boolean atGenesis() {
    return header == 1 && head == 1 && block == 1;
  }
}
