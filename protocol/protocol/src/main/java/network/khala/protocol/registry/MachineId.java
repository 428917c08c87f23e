package network.khala.protocol.registry;

import java.util.Optional;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Length;
import network.khala.scale.U32;

/// What our workers write into the machine id of a registration, 52 bytes: the machine, and the
/// last block that the enclave has processed. The block makes the registration fresh: the chain
/// takes it only if the hash is its own and the number has grown.
///
/// @param machine 16 bytes, zero if unknown
/// @param blockNumber the last processed block
/// @param blockHash its hash
public record MachineId(@Length(16) Bytes machine, @U32 long blockNumber, Hash blockHash) {
  /// The length of the encoding.
  public static final int SIZE = 52;

  private static final Codec<MachineId> CODEC = CodecFactory.STANDARD.of(MachineId.class);

  /// Reads a machine id; empty if it has another length, as those of other programs do.
  public static Optional<MachineId> parse(Bytes machineId) {
    return machineId.size() == SIZE ? Optional.of(CODEC.decode(machineId)) : Optional.empty();
  }

  /// The 52 bytes.
  public Bytes encode() {
    return Bytes.wrap(CODEC.encode(this));
  }
}
