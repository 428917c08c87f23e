package network.khala.attestation.dcap;

import java.util.List;
import java.util.Locale;
import network.khala.scale.Bytes;

/// What a TCB info document says about the TDX module, or about one major version of it.
///
/// @param id `TDX_` and two hexadecimal digits; empty for the module of the first generation
/// @param mrSigner 48 bytes
/// @param attributes 8 bytes
/// @param attributesMask 8 bytes
/// @param levels highest first; empty for the module of the first generation
record TdxModule(
    String id, Bytes mrSigner, Bytes attributes, Bytes attributesMask, List<SvnLevel> levels) {

  /// The id of the modules of a generation, 1 to 255.
  static String idOf(int generation) {
    return String.format(Locale.ROOT, "TDX_%02X", generation);
  }
}
