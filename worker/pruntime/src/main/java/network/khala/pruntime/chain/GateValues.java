package network.khala.pruntime.chain;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import network.khala.protocol.light.LightKeys;
import network.khala.protocol.registry.PRuntimeVersion;
import network.khala.pruntime.PrpcException;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.Codecs;
import network.khala.scale.Tuple3;

/// What the chain says of the programs that may run, by its newest proven head.
///
/// @param minimumVersion programs below it must be on the list
/// @param allowList measurements that may run
public record GateValues(PRuntimeVersion minimumVersion, List<Bytes> allowList) {
  /// The longest list that is taken.
  public static final int ENTRIES_MAX = 512;

  private static final int ENTRY_BYTES_MAX = 240;

  /// The codec of the list of measurements.
  public static final Codec<List<Bytes>> LIST_CODEC =
      Codecs.boundedList(Codecs.boundedBytes(ENTRY_BYTES_MAX), ENTRIES_MAX);

  private static final Codec<Tuple3<Long, Long, Long>> VERSION =
      Codecs.tuple(Codecs.U32, Codecs.U32, Codecs.U32);

  /// Nothing is required and nothing is listed.
  public static final GateValues NONE = new GateValues(new PRuntimeVersion(0, 0, 0), List.of());

  /// Copies the list.
  public GateValues {
    allowList = List.copyOf(allowList);
  }

  /// Which of the two keys the proof does not decide.
  static NavigableSet<Bytes> undecided(ProvenReads state) {
    NavigableSet<Bytes> missing = new TreeSet<>();
    Stream.of(LightKeys.MINIMUM_PRUNTIME_VERSION, LightKeys.PRUNTIME_ALLOW_LIST)
        .filter(key -> !state.decides(key))
        .forEach(missing::add);
    return missing;
  }

  /// Reads the two stored values.
  ///
  /// @throws PrpcException if the proof does not decide them, or they do not decode
  static GateValues of(ProvenReads state) {
    return new GateValues(
        state
            .value(LightKeys.MINIMUM_PRUNTIME_VERSION, VERSION, "the minimum version")
            .map(GateValues::version)
            .orElse(NONE.minimumVersion()),
        state.value(LightKeys.PRUNTIME_ALLOW_LIST, LIST_CODEC, "the allow list").orElse(List.of()));
  }

  /// Whether a program may run.
  ///
  /// @param measurement the program's own in the form of the list, if the machine tells it
  public boolean allows(PRuntimeVersion version, Optional<Bytes> measurement) {
    return version.compareTo(minimumVersion) >= 0
        || measurement.filter(allowList::contains).isPresent();
  }

  /// A version that does not fit is above every program there is.
  private static PRuntimeVersion version(Tuple3<Long, Long, Long> stored) {
    return new PRuntimeVersion(
        (int) Math.min(stored.first(), 0xffff),
        (int) Math.min(stored.second(), 0xff),
        (int) Math.min(stored.third(), 0xff));
  }
}
