package network.khala.pallets.treasury;

import network.khala.scale.Bytes;
import network.khala.scale.Length;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;

/// What an account of a pallet is made of.
///
/// @param letters eight
@ScalePath("frame_support::PalletId")
@Tuple
public record PalletId(@Length(8) Bytes letters) {}
