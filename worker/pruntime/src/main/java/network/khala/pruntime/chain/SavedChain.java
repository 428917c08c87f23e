package network.khala.pruntime.chain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.finality.FinalityAnchor;
import network.khala.finality.TrustedState;
import network.khala.protocol.light.BlockHead;
import network.khala.protocol.light.MessageAccumulator;
import network.khala.protocol.registry.PRuntimeVersion;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.U32;

/// A light chain as a checkpoint keeps it.
public final class SavedChain {
  private static final Codec<Form> CODEC = CodecFactory.STANDARD.of(Form.class);

  private SavedChain() {}

  private record Form(
      Hash genesisHash,
      Bytes anchor,
      Optional<Bytes32> developmentRoot,
      Bytes trusted,
      List<SavedHeader> headers,
      List<BlockHead> heads,
      Bytes32 accumulator,
      @U32 long minimumVersion,
      List<Bytes> allowList,
      @U32 long nextHeader,
      @U32 long nextHead,
      @U32 long nextBlock) {}

  private record SavedHeader(@U32 long number, Hash hash, Hash stateRoot) {}

  /// The bytes of a chain.
  public static Bytes encode(LightChain chain) {
    LightChain.Snapshot from = chain.snapshot();
    List<SavedHeader> headers =
        new TreeMap<>(from.headers())
            .entrySet().stream()
                .map(
                    one ->
                        new SavedHeader(
                            one.getKey(), one.getValue().hash(), one.getValue().stateRoot()))
                .toList();
    return Bytes.wrap(
        CODEC.encode(
            new Form(
                from.genesisHash(),
                Bytes.wrap(FinalityAnchor.CODEC.encode(from.anchor())),
                from.developmentRoot(),
                from.trusted().encode(),
                headers,
                from.heads(),
                from.accumulator().value(),
                from.gate().minimumVersion().packed(),
                from.gate().allowList(),
                from.nextHeader(),
                from.nextHead(),
                from.nextBlock())));
  }

  /// The chain of the bytes.
  ///
  /// @throws network.khala.scale.DecodeException if they are none
  public static LightChain decode(Bytes saved) {
    Form form = CODEC.decode(saved);
    Map<Long, LightChain.QueuedHeader> headers = new HashMap<>();
    form.headers()
        .forEach(
            one ->
                headers.put(
                    one.number(), new LightChain.QueuedHeader(one.hash(), one.stateRoot())));
    return LightChain.restore(
        new LightChain.Snapshot(
            form.genesisHash(),
            FinalityAnchor.CODEC.decode(form.anchor()),
            form.developmentRoot(),
            TrustedState.decode(form.trusted()),
            headers,
            form.heads(),
            new MessageAccumulator(form.accumulator()),
            new GateValues(PRuntimeVersion.of(form.minimumVersion()), form.allowList()),
            form.nextHeader(),
            form.nextHead(),
            form.nextBlock()));
  }
}
