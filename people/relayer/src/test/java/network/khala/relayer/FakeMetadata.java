package network.khala.relayer;

import java.nio.file.Path;
import network.khala.scale.Bytes;
import network.khala.scale.PortableRegistry;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;
import tools.jackson.databind.json.JsonMapper;

/// The minimal metadata of the vectors, with the two pallets that a relayer calls.
final class FakeMetadata {
  static final int MQ = 86;
  static final int REGISTRY = 87;
  static final int SYNC_OFFCHAIN_MESSAGE = 0;
  static final int REGISTER_WORKER_V2 = 7;
  static final int STALE_REGISTRATION = 40;
  private static final int HEAD = 5;

  private FakeMetadata() {}

  static Bytes encoded() {
    Bytes minimal =
        Bytes.fromHex(
            JsonMapper.shared()
                .readTree(
                    Path.of(
                        System.getProperty("khala.root"),
                        "proof/testkit/src/main/resources/vectors/chain/metadata-minimal.json"))
                .path("v14")
                .path("hex")
                .stringValue());
    ScaleReader in = new ScaleReader(minimal.slice(HEAD, minimal.size()));
    int types = new ScaleReader(minimal.slice(HEAD, minimal.size())).length(1_000, 1);
    int countSize = new ScaleWriter().length(types).size();
    PortableRegistry.CODEC.decode(in);
    int typesEnd = HEAD + in.position();
    int pallets = in.length(1_000, 1);
    ScaleWriter out =
        new ScaleWriter()
            .raw(minimal.slice(0, HEAD))
            .length(types + 3)
            .raw(minimal.slice(HEAD + countSize, typesEnd));
    enumType(out, types, "sync_offchain_message", SYNC_OFFCHAIN_MESSAGE);
    enumType(out, types + 1, "register_worker_v2", REGISTER_WORKER_V2);
    enumType(out, types + 2, "StaleRegistration", STALE_REGISTRATION);
    out.length(pallets + 2);
    pallet(out, "PhalaMq", MQ, types, types + 2);
    pallet(out, "PhalaRegistry", REGISTRY, types + 1, types + 2);
    return out.raw(minimal.slice(HEAD + in.position(), minimal.size())).toBytes();
  }

  private static void enumType(ScaleWriter out, int id, String variant, int index) {
    out.compactU32(id).length(0).length(0).u8(1);
    out.length(1).string(variant).length(0).u8(index).length(0);
    out.length(0);
  }

  private static void pallet(ScaleWriter out, String name, int index, int calls, int errors) {
    out.string(name).u8(0).u8(1).compactU32(calls).u8(0).length(0);
    out.u8(1).compactU32(errors).u8(index);
  }
}
