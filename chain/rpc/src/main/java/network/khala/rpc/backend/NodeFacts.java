package network.khala.rpc.backend;

import java.util.List;

/// What a node tells of itself.
public interface NodeFacts {
  /// The chain's name.
  String chainName();

  /// The kind of chain: `Development`, `Local`, `Live`.
  String chainType();

  /// The program's name.
  String nodeName();

  /// The program's version.
  String nodeVersion();

  /// The SS58 prefix of the chain's addresses.
  int addressPrefix();

  /// The token's symbol.
  String tokenSymbol();

  /// How many digits of a balance are behind the point.
  int tokenDecimals();

  /// The other nodes that it is connected to.
  List<Peer> peers();

  /// Whether it is behind the others and catching up.
  boolean isSyncing();

  /// Whether it needs others to work.
  boolean needsPeers();

  /// What it does for the network: `Full`, `Authority`.
  String role();

  /// The newest block that it had when it started.
  long startingBlock();

  /// The newest block that it knows of.
  long highestBlock();

  /// Its name in the network of nodes.
  String peerId();

  /// Where other nodes reach it.
  List<String> listenAddresses();

  /// Another node.
  ///
  /// @param bestNumber the newest block that it has told of
  record Peer(String id, String role, String bestHash, long bestNumber) {}
}
