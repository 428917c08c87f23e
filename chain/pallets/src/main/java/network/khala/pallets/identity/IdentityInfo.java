package network.khala.pallets.identity;

import java.util.List;
import java.util.Optional;
import network.khala.scale.Bound;
import network.khala.scale.Bytes;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple2;
import network.khala.scale.TypeName;

/// What an account says of itself.
///
/// @param additional names and values of its own
/// @param display the name to show
/// @param legal the legal name
/// @param web the web site
/// @param riot the Matrix handle
/// @param email the mail address
/// @param pgpFingerprint 20 bytes of a PGP key
/// @param image a picture
/// @param twitter the Twitter handle
@ScalePath("pallet_identity::types::IdentityInfo")
public record IdentityInfo(
    @TypeName("BoundedVec<(Data, Data), FieldLimit>") @Bound(IdentityConfig.ADDITIONAL_MAX)
        List<Tuple2<Data, Data>> additional,
    Data display,
    Data legal,
    Data web,
    Data riot,
    Data email,
    @TypeName("Option<[u8; 20]>") Optional<@Length(20) Bytes> pgpFingerprint,
    Data image,
    Data twitter) {
  /// Copies the list.
  public IdentityInfo {
    additional = List.copyOf(additional);
  }
}
