package network.khala.protocol.substrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import network.khala.scale.Bytes;
import network.khala.scale.Codec;
import network.khala.scale.CodecFactory;
import network.khala.scale.DecodeException;
import network.khala.scale.TypeInfo;
import network.khala.scale.TypeRegistry;
import org.junit.jupiter.api.Test;

class SubstrateTypesTest {
  @Test
  void describe_sharedTypes_haveThePathsClientsKnow() {
    assertThat(path(AccountId.class)).isEqualTo("sp_core::crypto::AccountId32");
    assertThat(path(Hash.class)).isEqualTo("primitive_types::H256");
    assertThat(path(MultiAddress.class)).isEqualTo("sp_runtime::multiaddress::MultiAddress");
    assertThat(path(MultiSignature.class)).isEqualTo("sp_runtime::MultiSignature");
    assertThat(path(Era.class)).isEqualTo("sp_runtime::generic::era::Era");
    assertThat(path(Weight.class)).isEqualTo("sp_weights::weight_v2::Weight");
    assertThat(path(DispatchError.class)).isEqualTo("sp_runtime::DispatchError");
    assertThat(path(Header.class)).isEqualTo("sp_runtime::generic::header::Header");
  }

  @Test
  void multiAddress_everyForm_survivesTheWire() {
    Codec<MultiAddress> codec = CodecFactory.STANDARD.of(MultiAddress.class);
    for (String hex :
        List.of(
            "0x00" + "11".repeat(32),
            "0x01",
            "0x02080102",
            "0x03" + "22".repeat(32),
            "0x04" + "33".repeat(20))) {
      Bytes bytes = Bytes.fromHex(hex);
      assertThat(Bytes.of(codec.encode(codec.decode(bytes)))).isEqualTo(bytes);
    }
    assertThatThrownBy(() -> codec.decode(Bytes.fromHex("0x05")))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("MultiAddress");
  }

  @Test
  void dispatchError_ofPallet_isItsIndexAndFourBytes() {
    Codec<DispatchError> codec = CodecFactory.STANDARD.of(DispatchError.class);
    assertThat(codec.encode(DispatchError.Module.of(86, 5))).containsExactly(3, 86, 5, 0, 0, 0);
    assertThat(codec.encode(new DispatchError.Token(DispatchError.TokenError.FROZEN)))
        .containsExactly(7, 5);
    assertThat(codec.encode(new DispatchError.RootNotAllowed())).containsExactly(13);
  }

  @Test
  void headerHash_ofEmptyHeader_isThatOfItsEncoding() {
    Header header =
        new Header(
            Hash.fromHex("01".repeat(32)),
            1,
            Hash.fromHex("02".repeat(32)),
            Hash.fromHex("03".repeat(32)),
            Digest.EMPTY);
    assertThat(header.hash().toHex())
        .isEqualTo("0x070de144a4c71600b0ed21bc16cfbbb3a397104d517f3af0681f4c33238c763d");
  }

  private static String path(Class<?> type) {
    TypeRegistry registry = new TypeRegistry();
    int number = registry.register(CodecFactory.STANDARD.of(type));
    TypeInfo described = registry.toPortable().types().get(number);
    return described.pathText();
  }
}
