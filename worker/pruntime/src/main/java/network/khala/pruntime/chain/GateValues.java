package network.khala.pruntime.chain;

import java.util.List;
import java.util.Optional;
import network.khala.protocol.registry.PRuntimeVersion;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple3;

/// What the chain says of the programs that may run, by its newest proven head.
///
/// @param minimumVersion programs below it must be on the list
/// @param allowList measurements that may run
public record GateValues(PRuntimeVersion minimumVersion, List<Bytes> allowList) {
  private static final Codec<Tuple3<Long, Long, Long>> VERSION =
      Codecs.tuple(Codecs.U32, Codecs.U32, Codecs.U32);
  private static final Codec<List<Bytes>> LIST = Codecs.list(Codecs.BYTES);

  /// Nothing is required and nothing is listed.
  public static final GateValues NONE = new GateValues(new PRuntimeVersion(0, 0, 0), List.of());

  /// Copies the list.
  public GateValues {
    allowList = List.copyOf(allowList);
  }

  /// Reads the two stored values.
  static GateValues of(Optional<Bytes> version, Optional<Bytes> list) {
    return new GateValues(
        version.map(GateValues::version).orElse(NONE.minimumVersion()),
        list.map(LIST::decode).orElse(List.of()));
  }

  private static PRuntimeVersion version(Bytes stored) {
    Tuple3<Long, Long, Long> parts = VERSION.decode(stored);
    return new PRuntimeVersion(
        parts.first().intValue(), parts.second().intValue(), parts.third().intValue());
  }
}
