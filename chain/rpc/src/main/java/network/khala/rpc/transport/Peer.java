package network.khala.rpc.transport;

/// Who is at the other end.
///
/// @param address for the log, without port
/// @param local whether the request comes from this machine and no proxy passed it on
public record Peer(String address, boolean local) {}
