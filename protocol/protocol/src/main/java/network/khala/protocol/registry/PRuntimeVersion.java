package network.khala.protocol.registry;

/// The version of a pRuntime program.
///
/// @param major 0 … 65,535
/// @param minor 0 … 255
/// @param patch 0 … 255
public record PRuntimeVersion(int major, int minor, int patch)
    implements Comparable<PRuntimeVersion> {
  /// Checks the ranges.
  public PRuntimeVersion {
    if (major < 0 || major > 0xffff || minor < 0 || minor > 0xff || patch < 0 || patch > 0xff) {
      throw new IllegalArgumentException(
          "version " + major + "." + minor + "." + patch + " does not fit 16, 8 and 8 bits");
    }
  }

  /// Reads the packed form.
  ///
  /// @param packed an unsigned 32-bit number
  public static PRuntimeVersion of(long packed) {
    return new PRuntimeVersion(
        (int) (packed >>> 16 & 0xffff), (int) (packed >>> 8 & 0xff), (int) (packed & 0xff));
  }

  /// `major << 16 | minor << 8 | patch`, as registrations carry it.
  public long packed() {
    return (long) major << 16 | minor << 8 | patch;
  }

  @Override
  public int compareTo(PRuntimeVersion other) {
    return Long.compare(packed(), other.packed());
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
