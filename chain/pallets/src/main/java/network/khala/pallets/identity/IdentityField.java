package network.khala.pallets.identity;

import network.khala.scale.Index;
import network.khala.scale.ScalePath;

/// The parts of an identity that a registrar may look at.
@ScalePath("pallet_identity::types::IdentityField")
public enum IdentityField {
  /// The name to show.
  @Index(1)
  DISPLAY,
  /// The legal name.
  @Index(2)
  LEGAL,
  /// The web site.
  @Index(4)
  WEB,
  /// The Matrix handle.
  @Index(8)
  RIOT,
  /// The mail address.
  @Index(16)
  EMAIL,
  /// The fingerprint of a PGP key.
  @Index(32)
  PGP_FINGERPRINT,
  /// A picture.
  @Index(64)
  IMAGE,
  /// The Twitter handle.
  @Index(128)
  TWITTER
}
