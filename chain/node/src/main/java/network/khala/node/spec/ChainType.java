package network.khala.node.spec;

/// What a chain is for; clients show it.
public enum ChainType {
  /// One machine, well-known keys.
  DEVELOPMENT("Development"),
  /// A few machines, for tests.
  LOCAL("Local"),
  /// A network that means it.
  LIVE("Live");

  private final String text;

  ChainType(String text) {
    this.text = text;
  }

  /// The text in chain specs and in `system_chainType`.
  public String text() {
    return text;
  }
}
