package network.khala.attestation.dcap;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import network.khala.scale.Bytes;

/// One published level of a platform's trusted computing base.
///
/// @param sgxSvns 16 bytes, an unsigned SVN each
/// @param tdxSvns the same for TDX, absent in SGX documents
/// @param pceSvn unsigned 16 bits
/// @param date epoch seconds
record TcbLevel(
    Bytes sgxSvns,
    Optional<Bytes> tdxSvns,
    int pceSvn,
    long date,
    TcbStatus status,
    List<String> advisoryIds) {

  /// Highest first: SGX SVNs, then PCESVN, then TDX SVNs. Documents are not trusted to be in it.
  static final Comparator<TcbLevel> HIGHEST_FIRST =
      Comparator.comparing(TcbLevel::sgxSvns)
          .thenComparingInt(TcbLevel::pceSvn)
          .thenComparing(level -> level.tdxSvns().orElse(Bytes.EMPTY))
          .reversed();

  /// Whether the platform reaches this level in every SGX component and the PCE.
  boolean isReachedBySgx(Bytes cpuSvn, int platformPceSvn) {
    return reaches(cpuSvn, sgxSvns, 0) && platformPceSvn >= pceSvn;
  }

  /// Whether the TDX components from `first` on reach this level.
  boolean isReachedByTdx(Bytes teeTcbSvn, int first) {
    return tdxSvns.isPresent() && reaches(teeTcbSvn, tdxSvns.get(), first);
  }

  private static boolean reaches(Bytes svns, Bytes required, int first) {
    for (int i = first; i < required.size(); i++) {
      if ((svns.get(i) & 0xff) < (required.get(i) & 0xff)) {
        return false;
      }
    }
    return true;
  }
}
