package network.khala.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The folder of vectors that comes with this module, on disk or inside its jar.
public final class BuiltInVectors implements AutoCloseable {
  private static final String FOLDER = "/vectors";

  private final Path folder;
  private final @Nullable FileSystem jar;

  private BuiltInVectors(Path folder, @Nullable FileSystem jar) {
    this.folder = folder;
    this.jar = jar;
  }

  /// Opens the folder.
  ///
  /// @throws IOException if the jar cannot be read
  public static BuiltInVectors open() throws IOException {
    URL location = BuiltInVectors.class.getResource(FOLDER);
    if (location == null) {
      throw new IOException("the vectors are missing from the class path");
    }
    try {
      URI uri = location.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return new BuiltInVectors(Path.of(uri), null);
      }
      FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
      return new BuiltInVectors(jar.getPath(FOLDER), jar);
    } catch (URISyntaxException e) {
      throw new IOException("no location: " + location, e);
    }
  }

  /// The folder; valid until this is closed.
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    if (jar != null) {
      try {
        jar.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
