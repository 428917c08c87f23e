package network.khala.crypto;

import com.dynatrace.hash4j.hashing.Hasher64;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import network.khala.crypto.internal.Keccak;
import network.khala.crypto.internal.LittleEndian;

/// The hash functions of the chain, each over one whole input. For input in pieces: [Blake2b].
///
/// | function | digest |
/// | --- | --- |
/// | `blake2b64` … `blake2b512` | BLAKE2b with a digest of that many bits |
/// | `twox64`, `twox128`, `twox256` | XXH64 with seed 0, 0–1, 0–3, each little-endian; not collision-resistant |
/// | `keccak256` | Keccak with its original padding, as Ethereum uses it |
/// | `sha256`, `sha512` | SHA-2 |
///
/// Source: `docs/protocol/keys.md#hashes`.
public final class Hashing {
  private static final Hasher64 XXH64_SEED_0 = com.dynatrace.hash4j.hashing.Hashing.xxh64(0);
  private static final Hasher64 XXH64_SEED_1 = com.dynatrace.hash4j.hashing.Hashing.xxh64(1);
  private static final Hasher64 XXH64_SEED_2 = com.dynatrace.hash4j.hashing.Hashing.xxh64(2);
  private static final Hasher64 XXH64_SEED_3 = com.dynatrace.hash4j.hashing.Hashing.xxh64(3);

  private Hashing() {}

  /// BLAKE2b-64: 8 bytes.
  public static byte[] blake2b64(byte[] input) {
    return new Blake2b(8).update(input).digest();
  }

  /// BLAKE2b-128: 16 bytes.
  public static byte[] blake2b128(byte[] input) {
    return new Blake2b(16).update(input).digest();
  }

  /// BLAKE2b-256: 32 bytes.
  public static byte[] blake2b256(byte[] input) {
    return new Blake2b(32).update(input).digest();
  }

  /// BLAKE2b-256 of `length` bytes from `offset` on.
  public static byte[] blake2b256(byte[] input, int offset, int length) {
    return new Blake2b(32).update(input, offset, length).digest();
  }

  /// BLAKE2b-512: 64 bytes.
  public static byte[] blake2b512(byte[] input) {
    return new Blake2b(64).update(input).digest();
  }

  /// XXH64 with seed 0: 8 bytes.
  public static byte[] twox64(byte[] input) {
    byte[] digest = new byte[8];
    LittleEndian.putLong(digest, 0, XXH64_SEED_0.hashBytesToLong(input));
    return digest;
  }

  /// XXH64 with seeds 0 and 1: 16 bytes.
  public static byte[] twox128(byte[] input) {
    byte[] digest = new byte[16];
    LittleEndian.putLong(digest, 0, XXH64_SEED_0.hashBytesToLong(input));
    LittleEndian.putLong(digest, 8, XXH64_SEED_1.hashBytesToLong(input));
    return digest;
  }

  /// XXH64 with seeds 0 to 3: 32 bytes.
  public static byte[] twox256(byte[] input) {
    byte[] digest = new byte[32];
    LittleEndian.putLong(digest, 0, XXH64_SEED_0.hashBytesToLong(input));
    LittleEndian.putLong(digest, 8, XXH64_SEED_1.hashBytesToLong(input));
    LittleEndian.putLong(digest, 16, XXH64_SEED_2.hashBytesToLong(input));
    LittleEndian.putLong(digest, 24, XXH64_SEED_3.hashBytesToLong(input));
    return digest;
  }

  /// Keccak-256: 32 bytes.
  public static byte[] keccak256(byte[] input) {
    return Keccak.keccak256(input);
  }

  /// SHA-256: 32 bytes.
  public static byte[] sha256(byte[] input) {
    return jdkDigest("SHA-256").digest(input);
  }

  /// SHA-512: 64 bytes.
  public static byte[] sha512(byte[] input) {
    return jdkDigest("SHA-512").digest(input);
  }

  /// SHA-512 of the parts one after the other.
  static byte[] sha512(byte[]... parts) {
    MessageDigest digest = jdkDigest("SHA-512");
    for (byte[] part : parts) {
      digest.update(part);
    }
    return digest.digest();
  }

  private static MessageDigest jdkDigest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks " + algorithm, e);
    }
  }
}
