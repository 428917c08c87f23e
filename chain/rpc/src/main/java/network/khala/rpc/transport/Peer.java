package network.khala.rpc.transport;

import java.util.Optional;

/// Who is at the other end.
///
/// @param address for the log, without port
/// @param local whether the request comes from this machine and no proxy passed it on
/// @param quota the address whose quotas it uses up; absent if it is not counted
public record Peer(String address, boolean local, Optional<String> quota) {}
