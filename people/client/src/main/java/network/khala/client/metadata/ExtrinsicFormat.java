package network.khala.client.metadata;

import java.util.List;

/// How extrinsics look.
///
/// @param version the format's number, 4
/// @param addressType the signer's type
/// @param callType the type of all calls
/// @param signatureType the signature's type
/// @param extensions what a signed extrinsic holds beside its call, in order
public record ExtrinsicFormat(
    int version,
    int addressType,
    int callType,
    int signatureType,
    List<SignedExtension> extensions) {
  /// Copies the list.
  public ExtrinsicFormat {
    extensions = List.copyOf(extensions);
  }
}
