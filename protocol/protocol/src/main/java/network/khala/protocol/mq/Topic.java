package network.khala.protocol.mq;

import java.nio.charset.StandardCharsets;
import network.khala.protocol.substrate.Hash;
import network.khala.scale.Bytes;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// What a message is about; matched byte by byte, without wildcards.
///
/// A valid topic is not empty and does not start with one of the 22 reserved characters. One that
/// starts with `^` stays on the chain; every other valid one is delivered to the workers too.
///
/// @param path the bytes, ASCII in practice
@Tuple
@ScalePath("phala_mq::types::Topic")
public record Topic(@TypeName("Vec<u8>") Bytes path) implements Comparable<Topic> {
  private static final String RESERVED = "~!@#$%&*_+-=|<>?,./;:'";
  private static final char CHAIN_ONLY = '^';

  /// The topic of the given text.
  public static Topic of(String path) {
    return new Topic(Bytes.wrap(path.getBytes(StandardCharsets.UTF_8)));
  }

  /// The topic on which commands reach the contract `id`.
  public static Topic contractCommand(Hash id) {
    return of("phala/contract/" + id.toHex().substring(2) + "/command");
  }

  /// Whether messages may be sent to this topic at all.
  public boolean isValid() {
    return !path.isEmpty() && RESERVED.indexOf((char) (path.get(0) & 0xff)) < 0;
  }

  /// Whether messages on this topic are delivered to the workers.
  public boolean isOffchain() {
    return isValid() && path.get(0) != CHAIN_ONLY;
  }

  @Override
  public int compareTo(Topic other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return new String(path.toArray(), StandardCharsets.UTF_8);
  }
}
