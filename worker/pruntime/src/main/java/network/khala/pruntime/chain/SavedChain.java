package network.khala.pruntime.chain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
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

/// A light chain as a checkpoint keeps it. The form is of no concern to anybody else.
record SavedChain(
    ChainIdentity identity,
    TrustedState trusted,
    SortedMap<Long, FinalHeaders.Kept> headers,
    long nextHeader,
    List<BlockHead> heads,
    MessageAccumulator accumulator,
    GateValues gate,
    long nextHead,
    long nextBlock,
    long genesisBlock) {
  private static final Codec<Form> CODEC = CodecFactory.STANDARD.of(Form.class);

  private record Form(
      Hash genesisHash,
      Hash genesisStateRoot,
      Bytes anchor,
      Optional<Bytes32> developmentRoot,
      @U32 long paraId,
      Bytes trusted,
      List<SavedHeader> headers,
      @U32 long nextHeader,
      List<BlockHead> heads,
      Bytes32 accumulator,
      @U32 long minimumVersion,
      List<Bytes> allowList,
      @U32 long nextHead,
      @U32 long nextBlock,
      @U32 long genesisBlock) {}

  private record SavedHeader(@U32 long number, Hash hash, Hash stateRoot) {
    static SavedHeader of(Map.Entry<Long, FinalHeaders.Kept> entry) {
      return new SavedHeader(entry.getKey(), entry.getValue().hash(), entry.getValue().stateRoot());
    }
  }

  Bytes encode() {
    return Bytes.wrap(
        CODEC.encode(
            new Form(
                identity.genesisHash(),
                identity.genesisStateRoot(),
                Bytes.wrap(FinalityAnchor.CODEC.encode(identity.anchor())),
                identity.developmentRoot(),
                identity.paraId(),
                trusted.encode(),
                headers.entrySet().stream().map(SavedHeader::of).toList(),
                nextHeader,
                heads,
                accumulator.value(),
                gate.minimumVersion().packed(),
                gate.allowList(),
                nextHead,
                nextBlock,
                genesisBlock)));
  }

  /// @throws network.khala.scale.DecodeException if the bytes are something else
  static SavedChain decode(Bytes saved) {
    Form form = CODEC.decode(saved);
    TreeMap<Long, FinalHeaders.Kept> headers = new TreeMap<>();
    form.headers()
        .forEach(
            one -> headers.put(one.number(), new FinalHeaders.Kept(one.hash(), one.stateRoot())));
    return new SavedChain(
        new ChainIdentity(
            form.genesisHash(),
            form.genesisStateRoot(),
            FinalityAnchor.CODEC.decode(form.anchor()),
            form.developmentRoot(),
            form.paraId()),
        TrustedState.decode(form.trusted()),
        headers,
        form.nextHeader(),
        form.heads(),
        new MessageAccumulator(form.accumulator()),
        new GateValues(PRuntimeVersion.of(form.minimumVersion()), form.allowList()),
        form.nextHead(),
        form.nextBlock(),
        form.genesisBlock());
  }
}
