package network.khala.collateral;

import static network.khala.attestation.AttestationError.COLLATERAL_FETCH_FAILED;
import static network.khala.attestation.AttestationError.PCK_CHAIN_MISSING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import network.khala.attestation.AttestationException;
import network.khala.attestation.Collateral;
import network.khala.attestation.dcap.Quote;
import network.khala.scale.Bytes;

/// Collateral in files, one a platform family: for machines that reach no server. Each file holds
/// one object in the form that verifiers exchange, so it can be fetched elsewhere and carried here:
/// `sgx-00606a000000-platform.json`.
public final class CollateralFolder implements CollateralSource {
  private static final long MAX_SIZE = 1 << 20;

  private final Path folder;

  /// Names the folder; nothing is read yet.
  public CollateralFolder(Path folder) {
    this.folder = folder;
  }

  @Override
  public Collateral fetch(Quote quote) {
    Path file = file(quote);
    try {
      if (Files.size(file) > MAX_SIZE) {
        throw failed(file + " has more than a MiB: that is no collateral");
      }
      return CollateralJson.parse(Bytes.wrap(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      throw failed(file + " is missing: fetch it where a server can be reached");
    } catch (IOException e) {
      throw failed(file + " cannot be read: " + e.getMessage());
    }
  }

  /// Keeps collateral for the quote's platform family. The old file stays until the new one is
  /// whole.
  ///
  /// @return the file
  public Path save(Quote quote, Collateral collateral) throws IOException {
    Path file = file(quote);
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "collateral", ".tmp");
    try {
      Files.write(temporary, CollateralJson.format(collateral).toArray());
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return file;
  }

  private Path file(Quote quote) {
    CollateralKey key =
        CollateralKey.of(quote)
            .orElseThrow(
                () ->
                    new AttestationException(
                        PCK_CHAIN_MISSING,
                        "a folder serves quotes that carry their PCK chain, this has"
                            + " certification data of type "
                            + quote.certification().type()));
    return folder.resolve(key + ".json");
  }

  private static AttestationException failed(String detail) {
    return new AttestationException(COLLATERAL_FETCH_FAILED, detail);
  }
}
