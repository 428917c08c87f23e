package network.khala.engines;

import java.util.List;
import network.khala.crypto.Ed25519KeyPair;
import network.khala.finality.FinalityProof;
import network.khala.finality.SealMessage;
import network.khala.protocol.substrate.Digest;
import network.khala.protocol.substrate.DigestItem;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;

/// The one authority of an embedded engine: names itself in every block and seals it.
public final class SealAuthority implements AutoCloseable {
  /// The engine's name in digests.
  public static final String ENGINE = "KHSL";

  private final Ed25519KeyPair key;
  private final Hash genesis;

  /// An authority of the chain with this genesis; takes the key over.
  public SealAuthority(Ed25519KeyPair key, Hash genesis) {
    this.key = key;
    this.genesis = genesis;
  }

  /// What a block of this authority begins its digest with.
  public Digest preDigest() {
    return new Digest(List.of(DigestItem.PreRuntime.of(ENGINE, key.publicKey().toBytes())));
  }

  /// The SCALE finality proof of a block, which must be on disk already.
  public Bytes seal(Header header) {
    byte[] message = SealMessage.of(genesis.value(), header.number(), header.hash().value());
    Bytes signature = Bytes.wrap(key.sign(message));
    return Bytes.wrap(
        FinalityProof.CODEC.encode(new FinalityProof.Sealed(key.publicKey(), signature)));
  }

  @Override
  public void close() {
    key.close();
  }
}
