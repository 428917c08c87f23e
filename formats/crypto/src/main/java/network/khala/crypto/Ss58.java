package network.khala.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;

/// An SS58 address: a network's prefix and a payload, for accounts the 32-byte account id.
///
/// | part | bytes |
/// | --- | --- |
/// | prefix 0–63 | one byte |
/// | prefix 64–16,383 | two: `01pppppp pppppppp`, bits 2–7, then bits 8–13 above bits 0–1 |
/// | payload | 1, 2, 4, 8, 32 or 33 |
/// | checksum | 2 for payloads of 32 and 33 bytes, else 1: the start of BLAKE2b-512 over `SS58PRE`, prefix and payload |
///
/// All of it is one base-58 text. Source: `docs/protocol/keys.md#addresses`.
///
/// @param prefix the network, 0–16,383
/// @param payload 1, 2, 4, 8, 32 or 33 bytes
public record Ss58(int prefix, Bytes payload) {
  /// Khala's and Phala's prefix.
  public static final int KHALA_PREFIX = 30;

  /// The prefix of an address that names no network.
  public static final int GENERIC_PREFIX = 42;

  private static final int MAX_PREFIX = 16_383;

  /// The longest text there is has 51 characters; longer ones are refused before any work.
  private static final int MAX_TEXT_LENGTH = 60;

  private static final byte[] CHECKSUM_CONTEXT = "SS58PRE".getBytes(StandardCharsets.US_ASCII);

  /// Checks prefix and payload length.
  public Ss58 {
    if (prefix < 0 || prefix > MAX_PREFIX) {
      throw new IllegalArgumentException("address prefix " + prefix + " is not in 0-16383");
    }
    if (checksumLength(payload.size()) == 0) {
      throw new IllegalArgumentException(
          "an address holds 1, 2, 4, 8, 32 or 33 bytes, not " + payload.size());
    }
  }

  /// The address text of an account.
  public static String encode(int prefix, Bytes32 account) {
    return new Ss58(prefix, account.toBytes()).encode();
  }

  /// The account of an address of any network.
  ///
  /// @throws MalformedTextException if the text is no address of a 32-byte account
  public static Bytes32 decodeAccount(String text) {
    Ss58 address = decode(text);
    if (address.payload.size() != Bytes32.SIZE) {
      throw new MalformedTextException(
          "an account has 32 bytes, the address holds " + address.payload.size());
    }
    return Bytes32.wrap(address.payload.toArray());
  }

  /// The account of an address of the network `prefix`.
  ///
  /// @throws MalformedTextException if the text is no such address
  public static Bytes32 decodeAccount(String text, int prefix) {
    Bytes32 account = decodeAccount(text);
    int found = decode(text).prefix;
    if (found != prefix) {
      throw new MalformedTextException(
          "the address has network prefix %d, %d is needed".formatted(found, prefix));
    }
    return account;
  }

  /// Parses an address of any network and payload.
  ///
  /// @throws MalformedTextException on a bad character, length, prefix or checksum
  public static Ss58 decode(String text) {
    if (text.isEmpty() || text.length() > MAX_TEXT_LENGTH) {
      throw new MalformedTextException(
          "an address has 1-%d characters, not %d".formatted(MAX_TEXT_LENGTH, text.length()));
    }
    byte[] decoded = Base58.decode(text);
    int prefixLength = decoded.length > 0 && (decoded[0] & 0x40) != 0 ? 2 : 1;
    int checksumLength = decoded.length <= 11 ? 1 : 2;
    int payloadLength = decoded.length - prefixLength - checksumLength;
    if (checksumLength(payloadLength) != checksumLength) {
      throw new MalformedTextException(
          "%d bytes are no address length; is the address complete?".formatted(decoded.length));
    }
    int prefix = decodePrefix(decoded);
    int payloadEnd = prefixLength + payloadLength;
    byte[] expected = checksum(Arrays.copyOf(decoded, payloadEnd), checksumLength);
    if (!Arrays.equals(expected, Arrays.copyOfRange(decoded, payloadEnd, decoded.length))) {
      throw new MalformedTextException("the address's checksum does not match; is there a typo?");
    }
    return new Ss58(prefix, Bytes.wrap(Arrays.copyOfRange(decoded, prefixLength, payloadEnd)));
  }

  /// The text form.
  public String encode() {
    byte[] head =
        prefix < 64
            ? new byte[] {(byte) prefix}
            : new byte[] {
              (byte) ((prefix & 0xfc) >> 2 | 0x40), (byte) (prefix >> 8 | (prefix & 3) << 6)
            };
    byte[] body = Bytes.wrap(head).concat(payload).toArray();
    int checksumLength = checksumLength(payload.size());
    byte[] whole = Arrays.copyOf(body, body.length + checksumLength);
    System.arraycopy(checksum(body, checksumLength), 0, whole, body.length, checksumLength);
    return Base58.encode(whole);
  }

  private static int decodePrefix(byte[] decoded) {
    int first = decoded[0] & 0xff;
    if (first < 64) {
      return first;
    }
    int second = decoded[1] & 0xff;
    int prefix = (first & 0x3f) << 2 | second >> 6 | (second & 0x3f) << 8;
    if (first >= 128 || prefix < 64) {
      throw new MalformedTextException("the address's network prefix is malformed");
    }
    return prefix;
  }

  private static byte[] checksum(byte[] body, int length) {
    byte[] digest = new Blake2b(64).update(CHECKSUM_CONTEXT).update(body).digest();
    return Arrays.copyOf(digest, length);
  }

  /// The checksum's length for a payload length, 0 if there is no such payload.
  private static int checksumLength(int payloadLength) {
    return switch (payloadLength) {
      case 1, 2, 4, 8 -> 1;
      case 32, 33 -> 2;
      default -> 0;
    };
  }

  @Override
  public String toString() {
    return encode();
  }
}
