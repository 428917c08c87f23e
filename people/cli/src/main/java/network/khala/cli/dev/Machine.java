package network.khala.cli.dev;

import java.net.URI;

/// A machine of the network: a development device with the enclave program in it, and the relayer
/// that feeds it.
///
/// @param name `gatekeeper`, `worker-1`, …
/// @param port the enclave program's
record Machine(String name, int port) {
  /// The name of the machine that holds the network's keys.
  static final String GATEKEEPER = "gatekeeper";

  boolean isGatekeeper() {
    return name.equals(GATEKEEPER);
  }

  /// The enclave program's address.
  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /// The child process that plays its TEE.
  String device() {
    return "devtee " + name;
  }

  /// The child process that feeds it.
  String relayer() {
    return "relayer " + name;
  }

  /// The secret URI of the account that pays for what its relayer sends.
  String payer() {
    return "//Alice//relayer//" + name;
  }
}
