package network.khala.attestation.internal;

import java.util.HexFormat;
import network.khala.scale.Bytes;

/// Object identifiers, as the content of their DER encoding.
final class Oids {
  static final Bytes COMMON_NAME = oid("550403");
  static final Bytes BASIC_CONSTRAINTS = oid("551d13");
  static final Bytes CRL_NUMBER = oid("551d14");
  static final Bytes EC_PUBLIC_KEY = oid("2a8648ce3d0201");
  static final Bytes P256 = oid("2a8648ce3d030107");
  static final Bytes ECDSA_SHA256 = oid("2a8648ce3d040302");
  static final Bytes RSA = oid("2a864886f70d010101");
  static final Bytes RSA_SHA256 = oid("2a864886f70d01010b");

  private Oids() {}

  private static Bytes oid(String hex) {
    return Bytes.wrap(HexFormat.of().parseHex(hex));
  }
}
