package network.khala.runtime;

import java.nio.charset.StandardCharsets;
import network.khala.crypto.Hashing;
import network.khala.pallets.system.RuntimeVersion.ApiVersion;
import network.khala.scale.Bytes;

/// The runtime APIs that are served, with their versions.
enum ApiTrait {
  CORE("Core", 4),
  METADATA("Metadata", 2),
  BLOCK_BUILDER("BlockBuilder", 6),
  TAGGED_TRANSACTION_QUEUE("TaggedTransactionQueue", 3),
  ACCOUNT_NONCE("AccountNonceApi", 1),
  TRANSACTION_PAYMENT("TransactionPaymentApi", 4),
  TRANSACTION_PAYMENT_CALL("TransactionPaymentCallApi", 3),
  MQ("MqApi", 1);

  private final String wireName;
  private final int version;

  @SuppressWarnings("ImmutableEnumChecker") // A record of immutable parts.
  private final ApiVersion listed;

  ApiTrait(String wireName, int version) {
    this.wireName = wireName;
    this.version = version;
    byte[] id = Hashing.blake2b64(wireName.getBytes(StandardCharsets.UTF_8));
    this.listed = new ApiVersion(Bytes.wrap(id), version);
  }

  String wireName() {
    return wireName;
  }

  int version() {
    return version;
  }

  /// How `RuntimeVersion` lists it: by the first 8 bytes of a hash of its name.
  ApiVersion listed() {
    return listed;
  }
}
