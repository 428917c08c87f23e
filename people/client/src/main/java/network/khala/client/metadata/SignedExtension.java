package network.khala.client.metadata;

/// A part of a signed extrinsic beside its call.
///
/// @param identifier its name, by which clients know its meaning
/// @param type what it writes into the extrinsic
/// @param additionalType what it adds to the signed bytes only
public record SignedExtension(String identifier, int type, int additionalType) {}
