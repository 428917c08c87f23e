package network.khala.e2e;

import java.util.List;

/// The third-party clients of docs/compatibility.md, each with the program of its checks.
final class PinnedClients {
  static final Pinned SUBXT =
      new Pinned(
          "subxt 0.51.1",
          () -> Rust.install("subxt 0.51.1", "subxt"),
          "khala-e2e-subxt",
          List.of());

  /// It takes chainHead_v1 and archive_v1 where a node has them, and can be told not to.
  private static final String LEGACY = "--legacy";

  private PinnedClients() {}

  /// A client and the program of its checks.
  ///
  /// @param name as compatibility.md names it
  /// @param options of the program, after the node's address
  record Pinned(
      String name, Client.Installation installation, String program, List<String> options) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// Those that need Node and Python alone.
  static List<Pinned> scripted() {
    return List.of(
        javaScript("@polkadot/api 16.5.6", "polkadot-js", "polkadot-js"),
        javaScript("@polkadot/api 10.13.1", "polkadot-js-10", "polkadot-js"),
        javaScript("polkadot-api 2.2.2", "polkadot-api", "polkadot-api"),
        javaScript(
            "polkadot-api over the legacy methods 2.2.2", "polkadot-api", "polkadot-api", LEGACY),
        javaScript(
            "substrate-api-sidecar 18.0.0", "substrate-api-sidecar", "substrate-api-sidecar"),
        new Pinned(
            "py-substrate-interface 1.8.1",
            () -> Python.install("py-substrate-interface 1.8.1", "py-substrate-interface"),
            "check.py",
            List.of()));
  }

  private static Pinned javaScript(String name, String folder, String programs, String... options) {
    return new Pinned(
        name, () -> JavaScript.install(name, folder, programs), "check.mjs", List.of(options));
  }
}
