package network.khala.protocol.registry;

import network.khala.protocol.substrate.Sr25519PublicKey;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.Index;

/// What a worker tells the registry, on topic `^phala/registry/event`.
public sealed interface RegistryEvent {
  /// The codec of registry events.
  Codec<RegistryEvent> CODEC = CodecFactory.STANDARD.of(RegistryEvent.class);

  /// The benchmark is done.
  ///
  /// @param startTime when it began, chain time in milliseconds
  /// @param iterations what was computed since
  @Index(0)
  record BenchReport(long startTime, long iterations) implements RegistryEvent {}

  /// The first gatekeeper has made the master key.
  ///
  /// @param masterPubkey its public half
  @Index(1)
  record MasterPubkey(Sr25519PublicKey masterPubkey) implements RegistryEvent {}
}
