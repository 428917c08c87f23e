package network.khala.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.client.extrinsic.Extrinsic;
import network.khala.client.extrinsic.ExtrinsicSigner;
import network.khala.client.rpc.FakeNode;
import network.khala.client.rpc.RpcException;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;
import network.khala.scale.dynamic.Value;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ChainClientTest {
  private static final String ALICE =
      "0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";

  private final FakeChain script = new FakeChain();
  private FakeNode node;
  private ChainClient chain;

  @BeforeEach
  void connect() throws Exception {
    node = new FakeNode(script);
    chain = ChainClient.connect(node.uri());
  }

  @AfterEach
  void close() throws Exception {
    chain.close();
    node.close();
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  private static Bytes account(int nonce) {
    return new ScaleWriter().u32(nonce).raw(new byte[75]).u8(0x80).toBytes();
  }

  @Test
  void read_storedEntry_isDecodedThreeWays() {
    State state = chain.state();
    Bytes key = state.key("System", "Account", json("\"" + ALICE + "\""));
    script.state.put(key, account(5));
    assertThat(state.read("system", "account", json("\"" + ALICE + "\""))).contains(account(5));
    assertThat(state.readJson("System", "Account", json("\"" + ALICE + "\"")).path("nonce"))
        .hasToString("5");
    Value.Composite value =
        (Value.Composite)
            state.readValue("System", "Account", json("\"" + ALICE + "\"")).orElseThrow();
    assertThat(value.get("nonce")).isEqualTo(Value.Int.of(5));
  }

  @Test
  void read_absentEntry_givesTheDefault() {
    assertThat(chain.state().readJson("System", "Account", json("\"" + ALICE + "\"")))
        .hasToString(
            "{\"nonce\":0,\"consumers\":0,\"providers\":0,\"sufficients\":0,\"data\":{\"free\":0,"
                + "\"reserved\":0,\"frozen\":0,"
                + "\"flags\":\"0x80000000000000000000000000000000\"}}");
  }

  @Test
  void read_wrongNumberOfKeyParts_isRefused() {
    assertThatThrownBy(() -> chain.state().read("System", "Account"))
        .hasMessage("System.Account needs 1 key parts, not 0");
    assertThatThrownBy(() -> chain.state().read("System", "Number", json("1")))
        .hasMessage("System.Number needs 0 key parts, not 1");
  }

  @Test
  void readEntries_moreThanAPage_givesAllWithTheirKeys() {
    State state = chain.state();
    for (int i = 0; i < 1100; i++) {
      script.state.put(
          state.key("System", "BlockHash", json(Integer.toString(i))), Bytes.wrap(new byte[32]));
    }
    script.state.put(Bytes.fromHex("0xff"), Bytes.EMPTY);
    List<String> numbers = new ArrayList<>();
    for (State.Entry entry : state.readEntries("System", "BlockHash")) {
      numbers.add(state.keyParts("System", "BlockHash", entry.key()).getFirst().toString());
    }
    assertThat(numbers).hasSize(1100).doesNotHaveDuplicates().contains("0", "1099");
  }

  @Test
  void runtime_nodeWithoutVersion15_usesVersion14() {
    script.knowsVersion15 = false;
    assertThat(chain.runtime().metadata().version()).isEqualTo(14);
  }

  @Test
  void runtime_askedTwice_fetchesMetadataOnce() {
    assertThat(chain.runtime()).isSameAs(chain.runtime());
    assertThat(chain.runtime().metadata().version()).isEqualTo(15);
    assertThat(chain.runtime().constantJson("System", "BlockHashCount")).hasToString("2400");
  }

  @Test
  void callJson_runtimeFunction_encodesAndDecodes() {
    assertThat(
            chain.state().callJson("AccountNonceApi", "account_nonce", json("\"" + ALICE + "\"")))
        .hasToString("5");
    assertThatThrownBy(() -> chain.state().call("No_such", Bytes.EMPTY))
        .isInstanceOf(RpcException.Answered.class);
  }

  @Test
  void storage_subscription_givesEntries() throws Exception {
    Bytes key = FakeChain.key("System", "Number");
    script.state.put(key, Bytes.fromHex("0x2a000000"));
    try (Feed<StorageChange> feed = chain.storage(List.of(key))) {
      assertThat(feed.next().entries())
          .containsEntry(key, Optional.of(Bytes.fromHex("0x2a000000")));
    }
  }

  @Test
  void submit_failingTransfer_outcomeHasFeeErrorAndEvents() throws Exception {
    script.state.put(
        FakeChain.key("System", "Events"),
        new ScaleWriter()
            .length(3)
            // The block's own event, then fee and failure of extrinsic 0.
            .raw(Bytes.fromHex("0x01010200"))
            .raw(Bytes.fromHex("0x00000000000800").concat(Bytes.fromHex(ALICE)))
            .u128(BigInteger.valueOf(1_000_000))
            .u128(BigInteger.ZERO)
            .u8(0)
            .raw(Bytes.fromHex("0x000000000001010307020000000000000000"))
            .toBytes());
    try (Sr25519KeyPair alice = Sr25519KeyPair.fromSeed(SecretBytes.copyOf(new byte[32]))) {
      ExtrinsicSigner signer = ExtrinsicSigner.of(alice);
      Bytes call =
          chain
              .runtime()
              .call(
                  "balances",
                  "transferKeepAlive",
                  json("{\"dest\":\"" + ALICE + "\",\"value\":\"1000000000000\"}"));
      try (Submission submission = chain.transaction(call).withTip(BigInteger.TEN).submit(signer)) {
        Outcome outcome = submission.awaitFinalized();
        assertThat(outcome.success()).isFalse();
        assertThat(outcome.failure().orElseThrow().pallet()).contains("Balances");
        assertThat(outcome.failure().orElseThrow().index()).isEqualTo(2);
        assertThat(outcome.fee()).contains(BigInteger.valueOf(1_000_000));
        assertThat(outcome.number()).isZero();
        assertThat(outcome.events())
            .extracting(Event::name)
            .containsExactly("TransactionFeePaid", "ExtrinsicFailed");
      }
    }
  }

  @Test
  void sign_transaction_signatureHoldsOverThePayload() {
    try (Sr25519KeyPair keys = Sr25519KeyPair.fromSeed(SecretBytes.copyOf(new byte[32]))) {
      Bytes call = chain.runtime().encodedCall("System", "remark", Bytes.fromHex("0x0401"));
      Transaction transaction = chain.transaction(call).withNonce(3).immortal();
      Extrinsic extrinsic = transaction.sign(ExtrinsicSigner.of(keys));
      Bytes encoded = extrinsic.encoded();
      // Length 2 bytes, version, address head 1 byte and account 32 bytes, scheme.
      assertThat(encoded.get(2)).isEqualTo((byte) 0x84);
      assertThat(encoded.slice(4, 36)).isEqualTo(keys.publicKey().toBytes());
      assertThat(encoded.get(36)).isEqualTo((byte) 1);
      Sr25519.verify(
          keys.publicKey(),
          transaction.payload(keys.accountId()).bytesToSign().toArray(),
          encoded.slice(37, 101).toArray());
      assertThat(encoded.slice(101, encoded.size())).hasToString("0x000c0001000401");
    }
  }

  @Test
  void fee_largeNumber_isExact() {
    assertThat(chain.transaction(Bytes.fromHex("0x01000401")).fee(Bytes32.fromHex(ALICE)))
        .isEqualTo(new BigInteger("123456789012345678901"));
  }

  @Test
  void header_encoded_hasTheBlocksHash() {
    Header header = chain.header(chain.bestHash()).orElseThrow();
    assertThat(header).isEqualTo(FakeChain.GENESIS);
    assertThat(header.hash()).isEqualTo(chain.genesisHash());
  }
}
