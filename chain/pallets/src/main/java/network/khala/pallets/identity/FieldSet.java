package network.khala.pallets.identity;

import network.khala.scale.EncodedBy;

/// A set of parts of an identity.
///
/// @param bits one for each [IdentityField], by its number
@EncodedBy(FieldSetCodec.class)
public record FieldSet(long bits) {
  /// No part.
  public static final FieldSet NONE = new FieldSet(0);
}
