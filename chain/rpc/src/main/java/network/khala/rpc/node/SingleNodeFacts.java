package network.khala.rpc.node;

import java.util.List;
import network.khala.crypto.Ss58;
import network.khala.node.spec.ChainSpec;
import network.khala.rpc.backend.NodeFacts;

/// A node with the embedded engine: it is alone, and always up to date.
///
/// @param startingBlock the newest block that it had when it started
record SingleNodeFacts(ChainSpec spec, String nodeVersion, long startingBlock)
    implements NodeFacts {
  private static final int TOKEN_DECIMALS = 12;

  @Override
  public String chainName() {
    return spec.name();
  }

  @Override
  public String chainType() {
    return spec.type().text();
  }

  @Override
  public String nodeName() {
    return "Khala Node";
  }

  @Override
  public int addressPrefix() {
    return Ss58.KHALA_PREFIX;
  }

  @Override
  public String tokenSymbol() {
    return "PHA";
  }

  @Override
  public int tokenDecimals() {
    return TOKEN_DECIMALS;
  }

  @Override
  public List<Peer> peers() {
    return List.of();
  }

  @Override
  public boolean isSyncing() {
    return false;
  }

  @Override
  public boolean needsPeers() {
    return false;
  }

  @Override
  public String role() {
    return "Authority";
  }

  @Override
  public long highestBlock() {
    return startingBlock;
  }

  /// There is no network of nodes; the chain's own id tells this node from others.
  @Override
  public String peerId() {
    return spec.id();
  }

  @Override
  public List<String> listenAddresses() {
    return List.of();
  }
}
