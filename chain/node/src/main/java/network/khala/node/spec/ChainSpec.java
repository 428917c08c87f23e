package network.khala.node.spec;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import network.khala.finality.FinalityAnchor;
import network.khala.protocol.light.LightKeys;
import network.khala.runtime.RuntimeConfig;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.DecodeException;
import org.jspecify.annotations.Nullable;

/// A chain before its first block.
///
/// @param name for people
/// @param id for machines, 1 to 33 bytes: part of the chain's identity in consensus
/// @param type what it is for
/// @param runtime what it fixes about its runtime
/// @param genesis every entry of its genesis state
public record ChainSpec(
    String name,
    String id,
    ChainType type,
    RuntimeConfig runtime,
    SortedMap<Bytes, Bytes> genesis) {
  private static final int ID_BYTES_MAX = 33;
  private static final int VALIDATORS_MAX = 100;

  /// Checks what every chain of ours must hold.
  ///
  /// @throws ChainSpecException naming the first rule that is broken
  public ChainSpec {
    genesis = new TreeMap<>(genesis);
    if (id.isEmpty() || Bytes.wrap(id.getBytes(StandardCharsets.UTF_8)).size() > ID_BYTES_MAX) {
      throw new ChainSpecException("id: must have 1 to 33 bytes, not \"" + id + "\"");
    }
    checkAnchor(genesis.get(LightKeys.FINALITY_ANCHOR));
    if (!Bytes32.ZERO.toBytes().equals(genesis.get(LightKeys.MESSAGE_ACCUMULATOR))) {
      throw new ChainSpecException("genesis: `:khala:mq_acc` must be 32 zero bytes");
    }
    if (type != ChainType.DEVELOPMENT && genesis.containsKey(LightKeys.DEVELOPMENT_ROOT)) {
      throw new ChainSpecException(
          "genesis: `:khala:dev_root` is for chains of type Development only");
    }
    if (type != ChainType.DEVELOPMENT && runtime.registry().noneAttestationEnabled()) {
      throw new ChainSpecException(
          "khala.noneAttestationEnabled: is for chains of type Development only");
    }
  }

  /// Who finalises the first block.
  public FinalityAnchor anchor() {
    Bytes encoded = genesis.get(LightKeys.FINALITY_ANCHOR);
    if (encoded == null) {
      throw new ChainSpecException("genesis: `:khala:finality` is missing");
    }
    return FinalityAnchor.CODEC.decode(encoded);
  }

  private static void checkAnchor(@Nullable Bytes encoded) {
    if (encoded == null) {
      throw new ChainSpecException("genesis: `:khala:finality` is missing; no worker could follow");
    }
    try {
      FinalityAnchor anchor = FinalityAnchor.CODEC.decode(encoded);
      if (anchor instanceof FinalityAnchor.CometBft(var _, var _, var _, var _, var validators)
          && validators.size() > VALIDATORS_MAX) {
        throw new ChainSpecException("genesis: more than 100 validators");
      }
    } catch (DecodeException e) {
      throw new ChainSpecException("genesis: `:khala:finality` is malformed: " + e.getMessage());
    }
  }
}
