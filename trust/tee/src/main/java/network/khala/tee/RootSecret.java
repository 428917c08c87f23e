package network.khala.tee;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.tee.SealException.Problem;

/// 32 random bytes in a private file: what stands in for a processor's fused key on machines that
/// offer none. Whoever reads the file can open what was sealed with it. Closing wipes the copy in
/// memory.
public final class RootSecret implements AutoCloseable {
  private static final int SIZE = 32;

  private final SecretBytes secret;

  private RootSecret(SecretBytes secret) {
    this.secret = secret;
  }

  /// Reads the file, or creates it with fresh random bytes.
  ///
  /// @throws SealException with CORRUPT if the file has another length, or IO
  public static RootSecret openOrCreate(Path file) {
    try {
      return new RootSecret(SecretBytes.wrap(read(file)));
    } catch (NoSuchFileException absent) {
      return create(file);
    } catch (IOException e) {
      throw new SealException(Problem.IO, file + ": cannot be read (" + e.getMessage() + ")", e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.size(file) != SIZE) {
      throw new SealException(
          Problem.CORRUPT,
          "%s: %d bytes, a root secret has %d; restore it, without it nothing sealed can be read"
              .formatted(file, Files.size(file), SIZE));
    }
    return Files.readAllBytes(file);
  }

  private static RootSecret create(Path file) {
    SecretBytes secret = SecretBytes.random(SIZE);
    byte[] content = secret.toArray();
    boolean created;
    try {
      created = PrivateFile.create(file, content);
    } catch (IOException e) {
      throw new SealException(Problem.IO, file + ": cannot be written (" + e.getMessage() + ")", e);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
    if (!created) {
      secret.close();
      return openOrCreate(file);
    }
    return new RootSecret(secret);
  }

  /// HKDF-SHA-256 with the given salt; the caller closes the result.
  ///
  /// @param salt what the key is bound to besides the machine: a signer, or nothing
  public SecretBytes derive(Bytes salt, String purpose, Bytes version) {
    byte[] inputKey = secret.toArray();
    try {
      return SealKeys.derive(inputKey, salt, purpose, version);
    } finally {
      Arrays.fill(inputKey, (byte) 0);
    }
  }

  /// A public id of the machine, 16 bytes, from which the secret cannot be found.
  public Bytes machineId() {
    Bytes noVersion = Bytes.wrap(new byte[Sealer.VERSION_SIZE]);
    try (SecretBytes id = derive(Bytes.EMPTY, "machine-id", noVersion)) {
      return Bytes.wrap(id.toArray()).slice(0, NoneProvider.MACHINE_ID_SIZE);
    }
  }

  @Override
  public void close() {
    secret.close();
  }
}
