package network.khala.relayer;

import java.util.stream.IntStream;
import network.khala.client.metadata.Metadata;
import network.khala.runtime.RuntimeConfig;
import network.khala.runtime.RuntimeMetadata;
import network.khala.scale.Bytes;

/// The metadata of the real runtime, and the numbers in it that the tests need.
final class TestMetadata {
  private static final Bytes ENCODED = RuntimeMetadata.of(RuntimeConfig.ofBlockTime(3000)).v14();
  private static final Metadata METADATA = Metadata.decode(ENCODED);

  private TestMetadata() {}

  static Bytes encoded() {
    return ENCODED;
  }

  static int pallet(String name) {
    return METADATA.pallet(name).index();
  }

  static int error(String pallet, String name) {
    return IntStream.range(0, 256)
        .filter(
            number ->
                METADATA
                    .pallet(pallet)
                    .error(number)
                    .filter(one -> one.name().equals(name))
                    .isPresent())
        .findFirst()
        .orElseThrow();
  }
}
