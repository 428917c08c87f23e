package network.khala.attestation.snp;

import static network.khala.attestation.AttestationError.QUOTE_TRUNCATED;
import static network.khala.attestation.AttestationError.QUOTE_UNSUPPORTED_VERSION;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import network.khala.attestation.AttestationException;
import network.khala.scale.Bytes;
import org.jspecify.annotations.Nullable;

/// An SEV-SNP attestation report, parsed and not verified: 1,184 bytes, integers little-endian.
///
/// | offset | size | content | | offset | size | content |
/// | --- | --- | --- | --- | --- | --- | --- |
/// | 0x00 | 4 | version | | 0x50 | 64 | report data |
/// | 0x04 | 4 | guest SVN | | 0x90 | 48 | measurement |
/// | 0x08 | 8 | policy | | 0xc0 | 32 | host data |
/// | 0x30 | 4 | VMPL | | 0x180 | 8 | reported TCB |
/// | 0x34 | 4 | signature algorithm | | 0x1a0 | 64 | chip id |
///
/// @param policy 8 bytes in the order of their digits, most significant first
/// @param reportedTcb 8 bytes as stored: a version each
public record SnpReport(
    long version,
    long guestSvn,
    Bytes policy,
    long vmpl,
    long signatureAlgorithm,
    Bytes reportData,
    Bytes measurement,
    Bytes hostData,
    Bytes reportedTcb,
    Bytes chipId) {

  /// The encoded length in bytes.
  public static final int SIZE = 1184;

  /// Reads exactly [#SIZE] bytes of version 2, 3 or 5.
  ///
  /// @throws AttestationException with QUOTE_TRUNCATED or QUOTE_UNSUPPORTED_VERSION
  public static SnpReport parse(Bytes encoded) {
    if (encoded.size() != SIZE) {
      throw new AttestationException(
          QUOTE_TRUNCATED, "SNP report has %d bytes, not %d".formatted(encoded.size(), SIZE));
    }
    long version = u32(encoded, 0);
    if (version != 2 && version != 3 && version != 5) {
      throw new AttestationException(QUOTE_UNSUPPORTED_VERSION, "SNP report version " + version);
    }
    return new SnpReport(
        version,
        u32(encoded, 4),
        reversed(encoded.slice(0x08, 0x10)),
        u32(encoded, 0x30),
        u32(encoded, 0x34),
        encoded.slice(0x50, 0x90),
        encoded.slice(0x90, 0xc0),
        encoded.slice(0xc0, 0xe0),
        encoded.slice(0x180, 0x188),
        encoded.slice(0x1a0, 0x1e0));
  }

  /// The fields as a tree of names and plain values, for output.
  public SequencedMap<String, @Nullable Object> toTree() {
    SequencedMap<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("result", "ok");
    tree.put("version", version);
    tree.put("guestSvn", guestSvn);
    tree.put("policy", hex(policy));
    tree.put("vmpl", vmpl);
    tree.put("signatureAlgo", signatureAlgorithm);
    tree.put("reportData", hex(reportData));
    tree.put("measurement", hex(measurement));
    tree.put("hostData", hex(hostData));
    tree.put("reportedTcb", hex(reportedTcb));
    tree.put("chipId", hex(chipId));
    return tree;
  }

  private static Bytes reversed(Bytes bytes) {
    byte[] reversed = new byte[bytes.size()];
    for (int i = 0; i < reversed.length; i++) {
      reversed[i] = bytes.get(reversed.length - 1 - i);
    }
    return Bytes.wrap(reversed);
  }

  private static String hex(Bytes bytes) {
    return bytes.toHex().substring(2);
  }

  private static long u32(Bytes encoded, int at) {
    long value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | (encoded.get(at + i) & 0xff);
    }
    return value;
  }
}
