package network.khala.protocol.light;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Codecs;

/// A header on its way into an enclave.
///
/// @param header the header
/// @param justification an encoded finality proof; needed on the last header of a batch, ignored on
///   the others
public record HeaderToSync(Header header, Optional<Bytes> justification) {
  /// The largest number of headers in one call.
  public static final int MAX_HEADERS = 10_000;

  /// The codec of a batch of at most [#MAX_HEADERS].
  public static final Codec<List<HeaderToSync>> LIST_CODEC =
      Codecs.boundedList(CodecFactory.STANDARD.of(HeaderToSync.class), MAX_HEADERS);
}
