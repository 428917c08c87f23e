package network.khala.cli.dev;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import network.khala.crypto.KeyPair;
import network.khala.crypto.KeyScheme;
import network.khala.crypto.SecretUri;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes32;

/// The accounts that act on a development network; everybody knows their keys.
enum Accounts {
  /// Acts as root.
  SUDO("//Alice"),
  /// Owns the pool and operates the workers.
  OPERATOR("//Bob"),
  /// Gives the stake.
  DELEGATOR("//Charlie");

  private final String uri;

  Accounts(String uri) {
    this.uri = uri;
  }

  /// The key; the caller closes it.
  KeyPair open() {
    return open(uri);
  }

  static KeyPair open(String uri) {
    try (SecretUri secret = SecretUri.parse(uri)) {
      return secret.keyPair(KeyScheme.SR25519);
    }
  }

  Bytes32 id() {
    return id(uri);
  }

  static Bytes32 id(String uri) {
    try (KeyPair pair = open(uri)) {
      return pair.accountId();
    }
  }

  String address() {
    return Ss58.encode(Ss58.KHALA_PREFIX, id());
  }

  /// All of them by what they do, with address and secret URI.
  static Map<String, Object> describe() {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Accounts account : values()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("address", account.address());
      one.put("suri", account.uri);
      all.put(account.name().toLowerCase(Locale.ROOT), one);
    }
    return all;
  }
}
