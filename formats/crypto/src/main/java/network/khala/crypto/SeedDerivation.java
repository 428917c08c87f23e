package network.khala.crypto;

import network.khala.scale.ScaleWriter;

/// Hard derivation of the schemes whose children are seeds: BLAKE2b-256 over the scheme's name as a
/// SCALE string, the parent's seed and the chain code.
final class SeedDerivation {
  private SeedDerivation() {}

  /// The seed at the end of the path; the caller closes it.
  ///
  /// @throws IllegalArgumentException on a soft junction
  static SecretBytes derive(String domain, SecretBytes seed, Iterable<Junction> path) {
    byte[] prefix = new ScaleWriter().string(domain).toArray();
    SecretBytes child = SecretBytes.copyOf(seed.backing());
    for (Junction junction : path) {
      try (SecretBytes parent = child) {
        if (!junction.hard()) {
          throw new IllegalArgumentException("only sr25519 keys have soft children: use //");
        }
        child =
            SecretBytes.wrap(
                Blake2b.bits256()
                    .update(prefix)
                    .update(parent.backing())
                    .update(junction.chainCode().toArray())
                    .digest());
      }
    }
    return child;
  }
}
