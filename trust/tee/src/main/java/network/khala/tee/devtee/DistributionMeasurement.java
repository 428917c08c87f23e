package network.khala.tee.devtee;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import network.khala.crypto.Blake2b;
import network.khala.crypto.Hashing;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.scale.ScaleWriter;

/// The measurement of a program's folder: Blake2b-256 of the SCALE encoding of a list of (path,
/// size u64, Blake2b-256 of the content) over all regular files, paths relative with `/`, ascending
/// by their UTF-8 bytes. Neither times nor owners nor the folder's place count.
public final class DistributionMeasurement {
  static final int MAX_FILES = 10_000;

  private DistributionMeasurement() {}

  /// Measures the folder. Reads every byte of it.
  ///
  /// @throws DevTeeException if it holds nothing, a link, a device, or too many files, or cannot be
  ///   read
  public static Bytes32 measure(Path distribution) {
    try {
      SortedMap<Bytes, Path> files = files(distribution);
      ScaleWriter out = new ScaleWriter().length(files.size());
      for (var file : files.entrySet()) {
        Content content = content(file.getValue());
        out.bytes(file.getKey()).u64(content.size()).raw(content.hash());
      }
      return Bytes32.wrap(Hashing.blake2b256(out.toArray()));
    } catch (IOException e) {
      throw new DevTeeException(distribution + ": cannot be measured (" + e.getMessage() + ")", e);
    }
  }

  private static SortedMap<Bytes, Path> files(Path distribution) throws IOException {
    SortedMap<Bytes, Path> files = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(distribution.toRealPath())) {
      Path root = distribution.toRealPath();
      for (Path path : (Iterable<Path>) tree::iterator) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          throw new DevTeeException(
              path + ": is a link or a special file; only regular files can be measured");
        }
        String name = root.relativize(path).toString().replace('\\', '/');
        files.put(Bytes.wrap(name.getBytes(StandardCharsets.UTF_8)), path);
        if (files.size() > MAX_FILES) {
          throw new DevTeeException(
              distribution + ": has more than " + MAX_FILES + " files; is it the right folder?");
        }
      }
    }
    if (files.isEmpty()) {
      throw new DevTeeException(distribution + ": is empty; build the distribution first");
    }
    return files;
  }

  private record Content(long size, Bytes32 hash) {}

  private static Content content(Path file) throws IOException {
    Blake2b hash = Blake2b.bits256();
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.update(buffer, 0, read);
        size += read;
      }
    }
    return new Content(size, Bytes32.wrap(hash.digest()));
  }
}
