package network.khala.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Ss58Test {
  private static final Bytes32 ALICE =
      Bytes32.fromHex("0xd43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d");
  private static final String ALICE_KHALA = "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs2";

  @Test
  void encode_alice_knownAddress() {
    assertThat(Ss58.encode(Ss58.KHALA_PREFIX, ALICE)).isEqualTo(ALICE_KHALA);
    assertThat(Ss58.decodeAccount(ALICE_KHALA)).isEqualTo(ALICE);
  }

  @Property(tries = 500)
  void decode_encoded_givesItBack(
      @ForAll @IntRange(max = 16_383) int prefix, @ForAll("payloads") byte[] payload) {
    Ss58 address = new Ss58(prefix, Bytes.of(payload));
    assertThat(Ss58.decode(address.encode())).isEqualTo(address);
  }

  @Provide
  Arbitrary<byte[]> payloads() {
    return Arbitraries.of(1, 2, 4, 8, 32, 33)
        .flatMap(size -> Arbitraries.bytes().array(byte[].class).ofSize(size));
  }

  @ParameterizedTest
  @CsvSource({
    "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs1, checksum",
    "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs, no address length",
    "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs0, position 47",
    "'', 1-60 characters",
    "45R2pfjQUW2s9PQRHU48HQKLKHVMaDja7N3wpBtmF28UYDs245R2pfjQUW2s9, 1-60 characters",
    "1, no address length",
    "é, position 0"
  })
  void decode_malformed_saysWhy(String text, String reason) {
    assertThatThrownBy(() -> Ss58.decode(text))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void decode_twoByteFormOfShortPrefix_refused() {
    byte[] body = new byte[34];
    body[0] = 0x40;
    body[1] = 0x40;
    byte[] checksum = new Blake2b(64).update("SS58PRE".getBytes(US_ASCII)).update(body).digest();
    String text =
        Base58.encode(Bytes.of(body).concat(Bytes.of(checksum[0], checksum[1])).toArray());
    assertThatThrownBy(() -> Ss58.decode(text))
        .isInstanceOf(MalformedTextException.class)
        .hasMessageContaining("prefix is malformed");
  }

  @Test
  void decodeAccount_otherNetworkOrPayload_refused() {
    assertThatThrownBy(() -> Ss58.decodeAccount(ALICE_KHALA, Ss58.GENERIC_PREFIX))
        .hasMessage("the address has network prefix 30, 42 is needed");
    String index = new Ss58(30, Bytes.of((byte) 7)).encode();
    assertThatThrownBy(() -> Ss58.decodeAccount(index)).hasMessageContaining("holds 1");
  }

  @Test
  void constructor_outOfRange_refused() {
    assertThatThrownBy(() -> new Ss58(16_384, ALICE.toBytes()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Ss58(30, Bytes.of((byte) 1, (byte) 2, (byte) 3)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
