package network.khala.attestation.testpki;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The SGX extension of a PCK certificate to be.
public final class TestPlatform {
  public static final String OID = "2a864886f84d010d01";

  public byte[] ppid = filled(16, 1);
  public byte[] cpuSvn = filled(16, 6);
  public byte[] components = filled(16, 6);
  public int pceSvn = 13;
  public byte[] pceId = new byte[2];
  public byte[] fmspc = HexFormat.of().parseHex("00606a000000");
  public int sgxType = 1;
  public boolean dynamicPlatform;
  public boolean cachedKeys;
  public boolean smtEnabled;
  public final List<byte[]> surplus = new ArrayList<>();

  public byte[] extension() {
    List<byte[]> tcb = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      tcb.add(field("02%02x".formatted(i + 1), Der.integer(components[i] & 0xff)));
    }
    tcb.add(field("0211", Der.integer(pceSvn)));
    tcb.add(field("0212", Der.octets(cpuSvn)));
    List<byte[]> fields = new ArrayList<>();
    fields.add(field("01", Der.octets(ppid)));
    fields.add(field("02", Der.sequence(tcb.toArray(byte[][]::new))));
    fields.add(field("03", Der.octets(pceId)));
    fields.add(field("04", Der.octets(fmspc)));
    fields.add(field("05", Der.tlv(0x0a, new byte[] {(byte) sgxType})));
    fields.add(
        field(
            "07",
            Der.sequence(
                field("0701", Der.bool(dynamicPlatform)),
                field("0702", Der.bool(cachedKeys)),
                field("0703", Der.bool(smtEnabled)))));
    fields.addAll(surplus);
    return TestCertificate.extension(OID, Der.sequence(fields.toArray(byte[][]::new)));
  }

  public static byte[] field(String arcs, byte[] value) {
    return Der.sequence(Der.oid(OID + arcs), value);
  }

  static byte[] filled(int size, int value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
