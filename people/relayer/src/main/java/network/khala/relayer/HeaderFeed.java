package network.khala.relayer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.protocol.light.HeaderToSync;
import network.khala.protocol.prpc.HeadersToSync;
import network.khala.protocol.substrate.Header;

/// Feeds headers, each batch closed by a finality proof.
///
/// Source: `docs/protocol/relayer.md#headers`.
final class HeaderFeed {
  /// States at these heights stay provable for ever, so batches end there.
  static final int POINT_INTERVAL = 1_000;

  private final PRuntimeClient worker;
  private final LightData light;
  private final int batch;

  HeaderFeed(PRuntimeClient worker, LightData light, int batch) {
    this.worker = worker;
    this.light = light;
    this.batch = batch;
  }

  /// Feeds one batch if final headers are missing.
  ///
  /// @return whether there was something to feed
  boolean feed(Counters at, long lastFinal) throws InterruptedException {
    long first = at.header();
    if (first > lastFinal) {
      return false;
    }
    LightData.Finality finality = light.finalityProof(first - 1, target(first, lastFinal));
    List<Header> headers = light.headers(first, finality.block());
    List<HeaderToSync> justified = new ArrayList<>(headers.size());
    headers.forEach(header -> justified.add(new HeaderToSync(header, Optional.empty())));
    justified.set(
        justified.size() - 1, new HeaderToSync(headers.getLast(), Optional.of(finality.proof())));
    worker.syncHeaders(
        HeadersToSync.newBuilder()
            .setEncodedHeaders(Protobuf.bytes(HeaderToSync.LIST_CODEC.encode(justified)))
            .build());
    return true;
  }

  private long target(long first, long lastFinal) {
    long last = first + batch - 1;
    if (lastFinal <= last) {
      return lastFinal;
    }
    long point = last / POINT_INTERVAL * POINT_INTERVAL;
    return point >= first ? point : last;
  }
}
