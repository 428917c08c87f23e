package network.khala.finality;

import java.nio.charset.StandardCharsets;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;

/// What an authority signs to make a block final: ASCII `khala-seal`, genesis hash 32, number u32,
/// header hash 32; 78 bytes. The prefix keeps seals apart from the signatures of accounts.
public final class SealMessage {
  private static final byte[] DOMAIN = "khala-seal".getBytes(StandardCharsets.US_ASCII);

  private SealMessage() {}

  /// The bytes to sign for a block.
  public static byte[] of(Bytes32 genesisHash, long number, Bytes32 headerHash) {
    return new ScaleWriter().raw(DOMAIN).raw(genesisHash).u32(number).raw(headerHash).toArray();
  }
}
