package network.khala.attestation.dcap;

import java.util.List;
import java.util.Optional;

/// One published level of an enclave or a TDX module, which have a single SVN.
///
/// @param isvSvn unsigned 16 bits
record SvnLevel(int isvSvn, TcbStatus status, List<String> advisoryIds) {

  /// The highest level that `isvSvn` reaches, of levels that are sorted highest first.
  static Optional<SvnLevel> reached(List<SvnLevel> highestFirst, int isvSvn) {
    return highestFirst.stream().filter(level -> isvSvn >= level.isvSvn()).findFirst();
  }
}
