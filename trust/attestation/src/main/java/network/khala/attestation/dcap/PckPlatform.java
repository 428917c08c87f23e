package network.khala.attestation.dcap;

import static network.khala.attestation.AttestationError.PCK_EXTENSION_MALFORMED;
import static network.khala.attestation.AttestationError.PCK_EXTENSION_MISSING;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import network.khala.attestation.AttestationException;
import network.khala.attestation.internal.Certificate;
import network.khala.attestation.internal.DerReader;
import network.khala.attestation.internal.MalformedException;
import network.khala.scale.Bytes;

/// What a platform's PCK certificate says about it: Intel's extension 1.2.840.113741.1.13.1, a
/// sequence of (OID, value).
///
/// | last arc | value |
/// | --- | --- |
/// | 1 | PPID, 16 bytes |
/// | 2 | sequence of (OID, value): 1 to 16 component SVNs, 17 PCESVN, 18 CPUSVN |
/// | 3 | PCE id, 2 bytes |
/// | 4 | FMSPC, 6 bytes |
/// | 5 | SGX type: 0 standard, 1 scalable, 2 scalable with integrity |
/// | 6 | platform instance id, 16 bytes; optional |
/// | 7 | sequence of (OID, boolean): 1 dynamic platform, 2 cached keys, 3 SMT enabled; optional |
///
/// @param cpuSvn 16 bytes, equal to the component SVNs
/// @param pceSvn unsigned 16 bits
/// @param dynamicPlatform absent where the certificate does not say
/// @param cachedKeys absent where the certificate does not say
/// @param smtEnabled absent where the certificate does not say
public record PckPlatform(
    Bytes ppid,
    Bytes cpuSvn,
    int pceSvn,
    Bytes pceId,
    Bytes fmspc,
    int sgxType,
    Optional<Bytes> platformInstanceId,
    Optional<Boolean> dynamicPlatform,
    Optional<Boolean> cachedKeys,
    Optional<Boolean> smtEnabled) {

  private static final Bytes OID = Bytes.wrap(HexFormat.of().parseHex("2a864886f84d010d01"));
  private static final Bytes TCB_OID = OID.concat(Bytes.of((byte) 2));
  private static final Bytes CONFIGURATION_OID = OID.concat(Bytes.of((byte) 7));
  private static final int COMPONENTS = 16;

  /// Reads the extension of a PCK certificate.
  ///
  /// @throws AttestationException with PCK_EXTENSION_MISSING or PCK_EXTENSION_MALFORMED
  static PckPlatform of(Certificate leaf) {
    List<Bytes> found = leaf.extensions(OID);
    if (found.isEmpty()) {
      throw new AttestationException(
          PCK_EXTENSION_MISSING, "'" + leaf.commonName() + "' has no SGX extension");
    }
    try {
      if (found.size() > 1) {
        throw new MalformedException("it stands " + found.size() + " times");
      }
      return parse(found.getFirst().toArray());
    } catch (MalformedException e) {
      throw new AttestationException(
          PCK_EXTENSION_MALFORMED,
          "SGX extension of '" + leaf.commonName() + "': " + e.getMessage());
    }
  }

  private static PckPlatform parse(byte[] extension) {
    DerReader in = new DerReader(extension);
    Map<Integer, DerReader> fields = fields(in.enter(DerReader.SEQUENCE), OID);
    in.expectEnd();
    Map<Integer, DerReader> tcb = fields(last(field(fields, 2), DerReader.SEQUENCE), TCB_OID);
    Bytes cpuSvn = octets(field(tcb, 18), 16);
    byte[] components = new byte[COMPONENTS];
    for (int i = 0; i < COMPONENTS; i++) {
      components[i] = (byte) number(field(tcb, i + 1), DerReader.INTEGER, 0xff);
    }
    if (!Arrays.equals(components, cpuSvn.toArray())) {
      throw new MalformedException("component SVNs differ from CPUSVN");
    }
    Map<Integer, DerReader> configuration =
        fields.containsKey(7)
            ? fields(last(field(fields, 7), DerReader.SEQUENCE), CONFIGURATION_OID)
            : Map.of();
    return new PckPlatform(
        octets(field(fields, 1), 16),
        cpuSvn,
        number(field(tcb, 17), DerReader.INTEGER, 0xffff),
        octets(field(fields, 3), 2),
        octets(field(fields, 4), 6),
        number(field(fields, 5), DerReader.ENUMERATED, 2),
        fields.containsKey(6) ? Optional.of(octets(field(fields, 6), 16)) : Optional.empty(),
        flag(configuration, 1),
        flag(configuration, 2),
        flag(configuration, 3));
  }

  /// The values of a sequence of (OID, value) by the arc behind `prefix`; others are passed over.
  private static Map<Integer, DerReader> fields(DerReader sequence, Bytes prefix) {
    Map<Integer, DerReader> fields = new TreeMap<>();
    while (sequence.hasNext()) {
      DerReader pair = sequence.enter(DerReader.SEQUENCE);
      Bytes oid = Bytes.wrap(pair.content(DerReader.OBJECT_IDENTIFIER));
      if (oid.size() == prefix.size() + 1
          && oid.startsWith(prefix)
          && fields.put((int) oid.get(prefix.size()), pair) != null) {
        throw new MalformedException("field " + oid.get(prefix.size()) + " stands twice");
      }
    }
    return fields;
  }

  private static DerReader field(Map<Integer, DerReader> fields, int arc) {
    DerReader field = fields.get(arc);
    if (field == null) {
      throw new MalformedException("field " + arc + " is missing");
    }
    return field;
  }

  private static DerReader last(DerReader pair, int tag) {
    DerReader value = pair.enter(tag);
    pair.expectEnd();
    return value;
  }

  private static Bytes octets(DerReader pair, int size) {
    Bytes octets = Bytes.wrap(last(pair, DerReader.OCTET_STRING).rest());
    if (octets.size() != size) {
      throw new MalformedException("%d bytes where %d belong".formatted(octets.size(), size));
    }
    return octets;
  }

  private static int number(DerReader pair, int tag, int max) {
    int number = pair.small(tag, max);
    pair.expectEnd();
    return number;
  }

  private static Optional<Boolean> flag(Map<Integer, DerReader> configuration, int arc) {
    DerReader pair = configuration.get(arc);
    if (pair == null) {
      return Optional.empty();
    }
    boolean flag = pair.bool();
    pair.expectEnd();
    return Optional.of(flag);
  }
}
