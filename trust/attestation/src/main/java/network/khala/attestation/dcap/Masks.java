package network.khala.attestation.dcap;

import network.khala.scale.Bytes;

/// Comparison of byte strings where only some bits count.
final class Masks {
  private Masks() {}

  /// Whether `a` and `b` agree in every bit that is set in `mask`, over the whole length.
  static boolean equal(Bytes a, Bytes b, Bytes mask) {
    if (a.size() != b.size() || a.size() != mask.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (((a.get(i) ^ b.get(i)) & mask.get(i)) != 0) {
        return false;
      }
    }
    return true;
  }
}
