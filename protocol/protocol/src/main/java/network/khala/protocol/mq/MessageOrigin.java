package network.khala.protocol.mq;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import network.khala.protocol.substrate.Hash;
import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;
import network.khala.scale.ScalePath;
import network.khala.scale.Tuple;
import network.khala.scale.TypeName;

/// Who sends a message.
///
/// Index 255 is reserved for ever: it is also the first byte of every wrapped content that is
/// signed (see [SignedContent]), so no such signature can be replayed as a message.
@ScalePath("phala_mq::types::MessageOrigin")
public sealed interface MessageOrigin extends Comparable<MessageOrigin> {
  /// The codec of origins.
  Codec<MessageOrigin> CODEC = CodecFactory.STANDARD.of(MessageOrigin.class);

  /// A pallet, by its name in metadata.
  ///
  /// @param name the name, ASCII
  @Index(0)
  @Tuple
  record Pallet(@TypeName("Vec<u8>") Bytes name) implements MessageOrigin {
    /// The pallet of the given name.
    public static Pallet of(String name) {
      return new Pallet(Bytes.wrap(name.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
      return "Pallet(" + text(name) + ")";
    }
  }

  /// A confidential contract.
  ///
  /// @param id the contract
  @Index(1)
  @Tuple
  record Contract(@TypeName("ContractId") Hash id) implements MessageOrigin {
    @Override
    public String toString() {
      return "Contract(" + bare(id.toHex()) + ")";
    }
  }

  /// A worker, by its identity key.
  ///
  /// @param key the identity key
  @Index(2)
  @Tuple
  record Worker(@TypeName("sp_core::sr25519::Public") Sr25519PublicKey key)
      implements MessageOrigin {
    @Override
    public String toString() {
      return "Worker(" + bare(key.toHex()) + ")";
    }
  }

  /// A user's account.
  ///
  /// @param id the account
  @Index(3)
  @Tuple
  record AccountId(@TypeName("AccountId") Hash id) implements MessageOrigin {
    @Override
    public String toString() {
      return "AccountId(" + bare(id.toHex()) + ")";
    }
  }

  /// A place on another chain.
  ///
  /// @param location its encoding
  @Index(4)
  @Tuple
  record MultiLocation(@TypeName("Vec<u8>") Bytes location) implements MessageOrigin {
    @Override
    public String toString() {
      return "MultiLocation(" + bare(location.toHex()) + ")";
    }
  }

  /// All gatekeepers together, under the master key.
  @Index(5)
  record Gatekeeper() implements MessageOrigin {
    @Override
    public String toString() {
      return "Gatekeeper";
    }
  }

  /// All workers of a cluster together, under the cluster key.
  ///
  /// @param id the cluster
  @Index(6)
  @Tuple
  record Cluster(@TypeName("H256") Hash id) implements MessageOrigin {
    @Override
    public String toString() {
      return "Cluster(" + bare(id.toHex()) + ")";
    }
  }

  /// Nobody; refused everywhere.
  @Index(255)
  record Reserved() implements MessageOrigin {
    @Override
    public String toString() {
      return "Reserved";
    }
  }

  /// Whether this sender stands outside the chain and signs its messages.
  default boolean isOffchain() {
    return switch (this) {
      case Contract _, Worker _, Gatekeeper _, Cluster _ -> true;
      case Pallet _, AccountId _, MultiLocation _, Reserved _ -> false;
    };
  }

  /// Whether this sender's payloads are expected to decode under a supported version; one that does
  /// not is worth an alarm.
  default boolean isAlwaysWellFormed() {
    return switch (this) {
      case Pallet _, Worker _, Gatekeeper _ -> true;
      case Contract _, AccountId _, MultiLocation _, Cluster _, Reserved _ -> false;
    };
  }

  /// Ordered by variant, then by content: the order in which egress is listed.
  @Override
  default int compareTo(MessageOrigin other) {
    int byVariant = Integer.compare(wireIndex(), other.wireIndex());
    return byVariant != 0 ? byVariant : content().compareTo(other.content());
  }

  private int wireIndex() {
    return switch (this) {
      case Pallet _ -> 0;
      case Contract _ -> 1;
      case Worker _ -> 2;
      case AccountId _ -> 3;
      case MultiLocation _ -> 4;
      case Gatekeeper _ -> 5;
      case Cluster _ -> 6;
      case Reserved _ -> 255;
    };
  }

  private Bytes content() {
    return switch (this) {
      case Pallet(Bytes name) -> name;
      case Contract(Hash id) -> id.value().toBytes();
      case Worker(Sr25519PublicKey key) -> key.value().toBytes();
      case AccountId(Hash id) -> id.value().toBytes();
      case MultiLocation(Bytes location) -> location;
      case Gatekeeper() -> Bytes.EMPTY;
      case Cluster(Hash id) -> id.value().toBytes();
      case Reserved() -> Bytes.EMPTY;
    };
  }

  private static String bare(String hex) {
    return hex.substring(2);
  }

  private static String text(Bytes name) {
    try {
      return "\""
          + StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name.toArray()))
          + "\"";
    } catch (CharacterCodingException e) {
      return bare(name.toHex());
    }
  }
}
