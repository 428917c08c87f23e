package network.khala.tee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import network.khala.tee.SealException.Problem;
import network.khala.tee.SealedFrame.Header;

/// One secret on disk that only this program on this machine can read. Each write is atomic and
/// durable when it returns, and keeps the generation before as `NAME.previous`. For one owner at a
/// time.
///
/// If the newest generation is damaged, [#load()] answers with the one before and says so. A file
/// that is intact but foreign is never skipped: something was mixed up, and a person must look.
///
/// When the machine's security version has moved on, loading seals the content again under the new
/// version, so that it stays readable after the old version's key is gone.
public final class SealedFile {
  private final Path path;
  private final Path previous;
  private final Path temporary;
  private final Sealer sealer;
  private final SealedFrame frame;

  /// Names the file; nothing is read or written yet.
  ///
  /// @param purpose 1 to 63 bytes of printable ASCII that keep this secret's key apart from others
  public SealedFile(Path path, Sealer sealer, String purpose) {
    this.path = path.toAbsolutePath();
    this.previous = this.path.resolveSibling(path.getFileName() + ".previous");
    this.temporary = this.path.resolveSibling(path.getFileName() + ".tmp");
    this.sealer = sealer;
    this.frame = new SealedFrame(sealer, purpose);
  }

  /// Seals `content` as the next generation.
  ///
  /// @throws SealException with TOO_LARGE, KEY_UNAVAILABLE or IO; the old content is then intact
  public void save(byte[] content) {
    Optional<Header> newest = header(path);
    long generation = newest.or(() -> header(previous)).map(Header::generation).orElse(0L);
    write(content, generation + 1, newest.isPresent());
  }

  /// The newest readable generation; empty if the file was never written.
  ///
  /// @throws SealException if the file is there but neither it nor its predecessor is readable
  public Optional<Unsealed> load() {
    if (!exists()) {
      return Optional.empty();
    }
    Unsealed unsealed;
    try {
      unsealed = read(path, Optional.empty());
    } catch (SealException newest) {
      if (newest.problem() != Problem.CORRUPT || !Files.exists(previous)) {
        throw newest;
      }
      unsealed = read(previous, Optional.ofNullable(newest.getMessage()));
    }
    return Optional.of(unsealed);
  }

  /// Whether any generation is there, readable or not.
  public boolean exists() {
    return Files.exists(path) || Files.exists(previous);
  }

  /// Removes every generation.
  ///
  /// @throws SealException with IO if the file system refuses
  public void delete() {
    try {
      for (Path file : new Path[] {path, previous, temporary}) {
        Files.deleteIfExists(file);
      }
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null && Files.isDirectory(folder)) {
        PrivateFile.syncFolder(path);
      }
    } catch (IOException e) {
      throw new SealException(
          Problem.IO, "%s: cannot be removed (%s)".formatted(path, e.getMessage()), e);
    }
  }

  private Unsealed read(Path file, Optional<String> fallback) {
    byte[] bytes = bytes(file);
    Header header = SealedFrame.inspect(bytes, file.toString());
    byte[] content = frame.open(bytes, header, file.toString());
    if (!header.securityVersion().equals(sealer.currentVersion())) {
      write(content, header.generation() + 1, file.equals(path));
    }
    return new Unsealed(content, header.generation(), fallback);
  }

  /// Writes the next generation; a damaged one in its place is dropped, so that it does not push
  /// out the good one before it.
  private void write(byte[] content, long generation, boolean keepNewest) {
    byte[] bytes = frame.seal(content, generation);
    try {
      Files.createDirectories(path.getParent());
      Files.deleteIfExists(temporary);
      PrivateFile.writeDurably(temporary, bytes);
      if (keepNewest) {
        Files.move(
            path, previous, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      PrivateFile.syncFolder(path);
    } catch (IOException e) {
      throw new SealException(
          Problem.IO,
          "%s: cannot be written (%s); make room, or look at the rights of its folder"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  /// What the file says of itself; empty if it is missing or damaged.
  private Optional<Header> header(Path file) {
    try {
      return Optional.of(SealedFrame.inspect(bytes(file), file.toString()));
    } catch (SealException e) {
      if (e.problem() == Problem.CORRUPT) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// The bytes of a sealed file.
  static byte[] bytes(Path file) {
    try {
      if (!Files.exists(file)) {
        throw new SealException(Problem.CORRUPT, file + ": is missing");
      }
      if (Files.size(file) > SealedFrame.MAX_SIZE) {
        throw new SealException(
            Problem.CORRUPT, "%s: %d bytes are no sealed file".formatted(file, Files.size(file)));
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new SealException(
          Problem.IO, "%s: cannot be read (%s)".formatted(file, e.getMessage()), e);
    }
  }
}
