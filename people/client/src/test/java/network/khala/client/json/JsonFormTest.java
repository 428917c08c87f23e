package network.khala.client.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import network.khala.client.metadata.ExtrinsicFormat;
import network.khala.client.metadata.Metadata;
import network.khala.scale.Bytes;
import network.khala.scale.DecodeException;
import network.khala.scale.PortableRegistry;
import network.khala.scale.TypeDef;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON was printed by polkadot.js (types 16.5.6) for the same bytes and the same metadata.
class JsonFormTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonNode VECTOR =
      JSON.readTree(
          Path.of(
              System.getProperty("khala.root"),
              "proof/testkit/src/main/resources/vectors/chain/metadata-minimal.json"));
  private static final JsonForm FORM =
      JsonForm.of(Metadata.decode(Bytes.fromHex(VECTOR.path("v15").path("hex").stringValue())));

  private static final int U128 = 4;
  private static final int ACCOUNT = 14;
  private static final int ADDRESS = 21;
  private static final int EVENTS = 44;
  private static final int CALL = 49;
  private static final int OPTION_BYTES = 75;
  private static final String ALICE =
      "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
  private static final String ALICE_ADDRESS = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "14; 0x" + ALICE + "; \"" + ALICE_ADDRESS + "\"",
        "21; 0x00" + ALICE + "; {\"id\":\"" + ALICE_ADDRESS + "\"}",
        "21; 0x041111111111111111111111111111111111111111;"
            + "{\"address20\":\"0x1111111111111111111111111111111111111111\"}",
        "28; 0x050000000000000001000000000000000010a5d4e80000000000000000000000000000000000"
            + "000000000000000000000000000000000000010000000000000000000000000000000000000000000080;"
            + "{\"nonce\":5,\"consumers\":0,\"providers\":1,\"sufficients\":0,\"data\":{"
            + "\"free\":1000000000000,\"reserved\":0,"
            + "\"frozen\":\"0x00000000000000010000000000000000\","
            + "\"flags\":\"0x80000000000000000000000000000000\"}}",
        "49; 0x0703008eaf04151687736326c9fea17e25fc5287613693c912909cb226aa4794f26a48"
            + "070010a5d4e8;"
            + "{\"callIndex\":\"0x0703\",\"args\":{\"dest\":{\"id\":"
            + "\"43qsYbZGLn2xzNuurY6BY4QNDSUU7gLEcXuckpm6B3DEmEx9\"},\"value\":1000000000000}}",
        "49; 0x070400"
            + ALICE
            + "01;{\"callIndex\":\"0x0704\",\"args\":{\"dest\":{\"id\":\""
            + ALICE_ADDRESS
            + "\"},\"keep_alive\":true}}",
        "49; 0x01000c010203; {\"callIndex\":\"0x0100\",\"args\":{\"remark\":\"0x010203\"}}",
        "49; 0x04000b30f5a2b28f01; {\"callIndex\":\"0x0400\",\"args\":{\"now\":1716688975152}}",
        "36; 0x030702000000; {\"module\":{\"index\":7,\"error\":\"0x02000000\"}}",
        "36; 0x0704; {\"token\":\"UnknownAsset\"}",
        "36; 0x00; {\"other\":null}",
        "52; 0xd503; {\"mortalEra\":\"0xd503\"}",
        "52; 0x00; {\"immortalEra\":\"0x00\"}",
        "72; 0x287068616c612d6e6f6465287068616c612d6e6f64650100000065000000000000000837e397fc7c91f5"
            + "e402000000bc9d89904f5b923f010000000100000000;"
            + "{\"specName\":\"phala-node\",\"implName\":\"phala-node\",\"authoringVersion\":1,"
            + "\"specVersion\":101,\"implVersion\":0,\"apis\":[[\"0x37e397fc7c91f5e4\",2],"
            + "[\"0xbc9d89904f5b923f\",1]],\"transactionVersion\":1,\"stateVersion\":0}",
        "82; 0x010003; {\"err\":{\"invalid\":{\"stale\":null}}}",
        "82; 0x00ffffffffffffffff04040100400000000000000001;"
            + "{\"ok\":{\"priority\":\"0xffffffffffffffff\",\"requires\":[\"0x01\"],"
            + "\"provides\":[],\"longevity\":64,\"propagate\":true}}",
        "75; 0x00; null",
        "75; 0x01080102; \"0x0102\"",
        "30; 0x01; \"No\"",
        "19; 0x; null",
        "18; 0x130000000000000001; \"0x00000000000000000100000000000000\"",
        "17; 0x04; 1"
      })
  void toJson_encodedValue_isPolkadotJsFormAndBack(int type, String hex, String json) {
    JsonNode value = FORM.toJson(type, Bytes.fromHex(hex));
    assertThat(value).hasToString(json);
    assertThat(FORM.toScale(type, value)).hasToString(hex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0500000000000000; [\"Display\",\"Web\"]",
        "0000000000000000; []",
        "8000000000000000; [\"Twitter\"]",
        "0100000001000000; 4294967297"
      })
  void toJson_namedBits_areTheirNamesWhereAllHaveOne(String hex, String json) {
    JsonNode value = namedBits().toJson(0, Bytes.fromHex(hex));
    assertThat(value).hasToString(json);
    assertThat(namedBits().toScale(0, value)).hasToString("0x" + hex);
  }

  @Test
  void toScale_bitWithoutThatName_isRefused() {
    assertThatThrownBy(() -> namedBits().toScale(0, JSON.readTree("[\"Colour\"]")))
        .isInstanceOf(JsonFormException.class)
        .hasMessageContaining("there is no \"Colour\"; there are: Display, Web, Twitter");
  }

  private static JsonForm namedBits() {
    TypeDef bits =
        new TypeDef.Variants(
            List.of(
                TypeDef.Variant.of("Display", 1),
                TypeDef.Variant.of("Web", 4),
                TypeDef.Variant.of("Twitter", 128)));
    PortableRegistry types =
        new PortableRegistry(
            List.of(
                TypeInfo.of("pallet_identity::types::BitFlags", TypeDef.Composite.of(1))
                    .withParams(List.of(TypeParameter.of("T", 2))),
                TypeInfo.of(TypeDef.Primitive.U64),
                TypeInfo.of(bits)));
    ExtrinsicFormat format = new ExtrinsicFormat(4, 0, 0, 0, List.of());
    return new JsonForm(new Metadata(15, types, List.of(), format, List.of()), 30);
  }

  @Test
  void toJson_events_haveIndexAndData() {
    String topic = "ab".repeat(32);
    Bytes events =
        Bytes.fromHex(
            "0x0c0001000000"
                + "0702"
                + ALICE
                + ALICE
                + "00e1f505000000000000000000000000"
                + "00"
                + "0001000000010103070200000002"
                + "84d717040000"
                + "04"
                + topic
                + "01010200");
    assertThat(FORM.toJson(EVENTS, events))
        .hasToString(
            "[{\"phase\":{\"applyExtrinsic\":1},\"event\":{\"index\":\"0x0702\",\"data\":[\""
                + ALICE_ADDRESS
                + "\",\""
                + ALICE_ADDRESS
                + "\",100000000]},\"topics\":[]},{\"phase\":{\"applyExtrinsic\":1},\"event\":{"
                + "\"index\":\"0x0101\",\"data\":[{\"module\":{\"index\":7,"
                + "\"error\":\"0x02000000\"}},{\"weight\":{\"refTime\":100000000,\"proofSize\":1},"
                + "\"class\":\"Normal\",\"paysFee\":\"Yes\"}]},\"topics\":[\"0x"
                + topic
                + "\"]},{\"phase\":{\"finalization\":null},\"event\":{\"index\":\"0x0102\","
                + "\"data\":[]},\"topics\":[]}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "4; \"1000000000000\"; 0x0010a5d4e80000000000000000000000",
        "4; \"0xe8d4a51000\"; 0x0010a5d4e80000000000000000000000",
        "4; 1e12; 0x0010a5d4e80000000000000000000000",
        "14; \"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\"; 0x" + ALICE,
        "14; \"0x" + ALICE + "\"; 0x" + ALICE,
        "21; \"" + ALICE_ADDRESS + "\"; 0x00" + ALICE,
        "21; {\"Id\":\"" + ALICE_ADDRESS + "\"}; 0x00" + ALICE,
        "13; \"hi\"; 0x086869",
        "13; [1,255]; 0x0801ff",
        "20; [1,2]; 0x0408",
        "20; {\"ref_time\":1,\"proof_size\":2}; 0x0408",
        "49; {\"System\":{\"remark\":{\"remark\":\"0x01\"}}}; 0x01000401",
        "49; {\"system\":{\"remark\":[\"0x01\"]}}; 0x01000401",
        "49; \"0x01000401\"; 0x01000401",
        "30; \"no\"; 0x01"
      })
  void toScale_otherAcceptedForms_giveTheSameBytes(int type, String json, String hex) {
    assertThat(FORM.toScale(type, JSON.readTree(json))).hasToString(hex);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "4; -1; -1 is not between 0 and 340282366920938463463374607431768211455",
        "2; 4294967296; 4294967296 is not between 0 and 4294967295",
        "4; 1.5; 1.5 is no exact integer",
        "4; 1e30; is no exact integer; write large ones as text",
        "4; 1e999999999; is no exact integer",
        "4; \"ten\"; a number is needed, not \"ten\"",
        "4; [1]; a number is needed, not [1]",
        "14; \"45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs3\"; is no address",
        "14; \"0x01\"; an account has 32 bytes, not 1",
        "7; \"0x01\"; 32 bytes are needed, not 1",
        "13; \"0x1\"; no even number of hexadecimal digits",
        "20; {\"refTime\":1}; \"proofSize\" is missing",
        "20; {\"refTime\":1,\"proofSize\":2,\"gas\":3}; there is no \"gas\"; there are: refTime",
        "30; \"Maybe\"; Pays has no \"Maybe\"; there are: Yes, No",
        "49; {\"callIndex\":\"0x0900\",\"args\":{}}; has no variant with index 9",
        "49; \"0x0100\"; these bytes are no call",
        "49; {\"system\":{\"remark\":{\"remark\":7}}}; system.remark.remark: bytes as 0x"
      })
  void toScale_wrongForm_saysWhatAndWhere(int type, String json, String message) {
    assertThatThrownBy(() -> FORM.toScale(type, JSON.readTree(json)))
        .isInstanceOf(JsonFormException.class)
        .hasMessageContaining(message);
  }

  @Test
  void toJson_malformedBytes_isDecodeException() {
    assertThatThrownBy(() -> FORM.toJson(ACCOUNT, Bytes.of((byte) 1)))
        .isInstanceOf(DecodeException.class);
    assertThatThrownBy(() -> FORM.toJson(ADDRESS, Bytes.of((byte) 9)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("variant 9 is unknown");
    assertThatThrownBy(() -> FORM.toJson(CALL, Bytes.fromHex("0x0900")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("pallet 9 is unknown");
    assertThatThrownBy(() -> FORM.toJson(OPTION_BYTES, Bytes.fromHex("0x0000")))
        .hasMessageContaining("left over");
    assertThat(FORM.encodedSize(U128, Bytes.wrap(new byte[20]))).isEqualTo(16);
  }
}
