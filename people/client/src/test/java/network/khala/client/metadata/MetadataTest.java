package network.khala.client.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import network.khala.client.metadata.StorageItem.Modifier;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetadataTest {
  private static final JsonNode VECTOR =
      JsonMapper.shared()
          .readTree(
              Path.of(
                  System.getProperty("khala.root"),
                  "proof/testkit/src/main/resources/vectors/chain/metadata-minimal.json"));

  private static Bytes encoded(String version) {
    return Bytes.fromHex(VECTOR.path(version).path("hex").stringValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"v14", "v15"})
  void decode_minimal_findsPartsByEitherName(String version) {
    Metadata metadata = Metadata.decode(encoded(version));
    Pallet system = metadata.pallet("system");
    assertThat(system.name()).isEqualTo("System");
    assertThat(system.index()).isEqualTo(1);
    StorageItem account = system.storage("account");
    assertThat(account.hashers()).containsExactly(StorageHasher.BLAKE2_128_CONCAT);
    assertThat(account.modifier()).isEqualTo(Modifier.DEFAULT);
    assertThat(system.constant("ss58Prefix").value()).isEqualTo(Bytes.fromHex("0x1e00"));
    assertThat(metadata.pallet("Balances").call("transferKeepAlive").name())
        .isEqualTo("transfer_keep_alive");
    assertThat(metadata.extrinsic().version()).isEqualTo(4);
    assertThat(metadata.extrinsic().callType()).isEqualTo(49);
    assertThat(metadata.extrinsic().addressType()).isEqualTo(21);
    assertThat(metadata.extrinsic().extensions())
        .extracting(SignedExtension::identifier)
        .startsWith("CheckNonZeroSender", "CheckSpecVersion")
        .hasSize(9);
  }

  @Test
  void decode_version15_hasRuntimeApis() {
    Metadata metadata = Metadata.decode(encoded("v15"));
    assertThat(metadata.api("AccountNonceApi").method("accountNonce").inputs()).hasSize(1);
    assertThatThrownBy(() -> metadata.api("Core"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("runtime API Core does not exist; there are: Metadata");
  }

  @Test
  void lookup_unknownName_listsWhatThereIs() {
    Metadata metadata = Metadata.decode(encoded("v14"));
    assertThatThrownBy(() -> metadata.pallet("Balance"))
        .hasMessageStartingWith("pallet Balance does not exist; there are: System, Timestamp");
    assertThatThrownBy(() -> metadata.pallet("System").storage("Accounts"))
        .hasMessageStartingWith("storage item System.Accounts does not exist; there are: Account");
  }

  @Test
  void decode_otherBytes_isRefused() {
    Bytes whole = encoded("v15");
    assertThatThrownBy(() -> Metadata.decode(Bytes.EMPTY)).isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> Metadata.decode(Bytes.fromHex("0x6d6574620f")))
        .hasMessageContaining("magic number");
    assertThatThrownBy(() -> Metadata.decode(Bytes.fromHex("0x6d65746110")))
        .hasMessageContaining("version 16 is not supported");
    assertThatThrownBy(() -> Metadata.decode(whole.concat(Bytes.of((byte) 0))))
        .hasMessageContaining("left over");
    assertThatThrownBy(() -> Metadata.decode(whole.slice(0, whole.size() - 1)))
        .isInstanceOf(DecodeException.class);
  }

  @Test
  void decode_anyByteChanged_failsOnlyAsDecodeException() {
    byte[] bytes = encoded("v15").toArray();
    for (int i = 0; i < bytes.length; i++) {
      byte kept = bytes[i];
      bytes[i] ^= (byte) 0x81;
      try {
        Metadata.decode(Bytes.of(bytes));
      } catch (DecodeException e) {
        assertThat(e).hasMessageContaining("byte");
      }
      bytes[i] = kept;
    }
  }

  @Test
  void keyParts_concatHasher_givesTheKeyBack() {
    StorageItem account = Metadata.decode(encoded("v14")).pallet("System").storage("Account");
    Bytes id = Bytes.fromHex("0x" + "11".repeat(32));
    Bytes key = account.key(List.of(id));
    assertThat(account.keyParts(key, (type, bytes) -> 32).getFirst()).contains(id);
    assertThatThrownBy(() -> account.keyParts(key.concat(id), (type, bytes) -> 32))
        .hasMessageContaining("goes on");
    assertThatThrownBy(() -> account.keyParts(key.slice(0, 40), (type, bytes) -> 32))
        .hasMessageContaining("ends within");
    assertThatThrownBy(() -> account.key(List.of(id, id))).hasMessageContaining("key of 1 parts");
  }

  @ParameterizedTest
  @CsvSource({
    "SS58Prefix, ss58Prefix",
    "PhalaStakePoolv2, phalaStakePoolv2",
    "PWNftSale, pwNftSale",
    "transfer_keep_alive, transferKeepAlive",
    "ref_time, refTime",
    "X1, x1",
    "ID, id",
    "call_ID, callId",
    "AccountId32, accountId32",
    "V1Config, v1Config",
    "ABc, aBc",
    "already, already"
  })
  void camel_names_areThoseOfJavaScriptClients(String declared, String camel) {
    assertThat(Names.camel(declared)).isEqualTo(camel);
  }
}
