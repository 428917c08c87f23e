package network.khala.protocol.registry;

import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;

/// The network of a worker's address.
public enum EndpointType {
  /// The I2P network.
  @Index(0)
  I2P,
  /// A URL.
  @Index(1)
  HTTP;

  /// The codec of kinds.
  public static final Codec<EndpointType> CODEC = CodecFactory.STANDARD.of(EndpointType.class);
}
