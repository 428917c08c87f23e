package network.khala.cli.key;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import network.khala.cli.Output;
import network.khala.crypto.KeyScheme;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// What is shown of a key, under the names that other key tools use in JSON.
final class KeyReport {
  private final Map<String, Object> members = new LinkedHashMap<>();

  /// Adds what is secret; only where the user asked for it.
  KeyReport secret(String name, String value) {
    members.put(name, value);
    return this;
  }

  /// Adds what is public.
  KeyReport key(int network, KeyScheme scheme, Bytes publicKey, Bytes32 account) {
    members.put("networkId", network);
    members.put("scheme", scheme.name().toLowerCase(Locale.ROOT));
    members.put("publicKey", publicKey.toHex());
    members.put("accountId", account.toHex());
    members.put("ss58Address", Ss58.encode(network, account));
    return this;
  }

  void show(Output output) {
    if (output.json()) {
      output.object(members);
      return;
    }
    members.forEach(
        (name, value) -> output.line(String.format(Locale.ROOT, "%-13s %s", words(name), value)));
  }

  private static String words(String name) {
    return switch (name) {
      case "secretPhrase" -> "phrase";
      case "secretSeed" -> "secret seed";
      case "networkId" -> "network";
      case "publicKey" -> "public key";
      case "accountId" -> "account";
      case "ss58Address" -> "address";
      default -> name;
    };
  }
}
