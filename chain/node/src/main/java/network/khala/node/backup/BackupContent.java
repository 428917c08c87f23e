package network.khala.node.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import network.khala.scale.Bytes32;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What a backup holds; its file `backup.json`.
///
/// @param genesisHash the chain
/// @param head the newest block
/// @param headHash its hash
/// @param stateRoot the root of the state after it
/// @param finalised the newest final block
/// @param files all files but `backup.json` itself, in the order of their paths
public record BackupContent(
    Bytes32 genesisHash,
    long head,
    Bytes32 headHash,
    Bytes32 stateRoot,
    long finalised,
    List<BackupFile> files) {
  static final String FILE = "backup.json";

  private static final int FORMAT = 1;
  private static final long FILE_BYTES_MAX = 64L << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// Copies the list.
  public BackupContent {
    files = List.copyOf(files);
  }

  /// The bytes of all files together.
  public long bytes() {
    return files.stream().mapToLong(BackupFile::bytes).sum();
  }

  BackupContent with(List<BackupFile> all) {
    return new BackupContent(genesisHash, head, headHash, stateRoot, finalised, all);
  }

  /// Whether another one tells of the same chain at the same block.
  boolean isOfSameChainAs(BackupContent other) {
    return genesisHash.equals(other.genesisHash)
        && head == other.head
        && headHash.equals(other.headHash)
        && stateRoot.equals(other.stateRoot)
        && finalised == other.finalised;
  }

  /// @throws DamagedBackupException if it is not what a backup has there
  static BackupContent load(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new DamagedBackupException(folder + " has no " + FILE);
    }
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new DamagedBackupException(FILE + " has more than 64 MiB");
    }
    return parse(Files.readString(file));
  }

  private static BackupContent parse(String text) {
    JsonNode root;
    try {
      root = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new DamagedBackupException(FILE + " is no JSON: " + e.getOriginalMessage());
    }
    if (number(root, "format") != FORMAT) {
      throw new DamagedBackupException(
          FILE + ": format: this version reads " + FORMAT + ", not " + root.get("format"));
    }
    List<BackupFile> files = new ArrayList<>();
    for (JsonNode file : root.path("files")) {
      files.add(new BackupFile(path(file), number(file, "bytes"), hash(file, "blake2b256")));
    }
    return new BackupContent(
        hash(root, "genesisHash"),
        number(root, "head"),
        hash(root, "headHash"),
        hash(root, "stateRoot"),
        number(root, "finalised"),
        files);
  }

  /// A path that leads out of the folder would have others' files read and written.
  private static String path(JsonNode file) {
    String path = text(file, "path");
    for (String name : path.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('\\') >= 0) {
        throw new DamagedBackupException(FILE + ": path: \"" + path + "\" is none of a backup");
      }
    }
    return path;
  }

  private static long number(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      throw new DamagedBackupException(
          FILE + ": " + name + " must be a number that is not below 0");
    }
    return value.asLong();
  }

  private static Bytes32 hash(JsonNode object, String name) {
    try {
      return Bytes32.fromHex(text(object, name));
    } catch (IllegalArgumentException e) {
      throw new DamagedBackupException(FILE + ": " + name + " must be 32 bytes in hex");
    }
  }

  private static String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (!value.isString()) {
      throw new DamagedBackupException(FILE + ": " + name + " must be a text");
    }
    return value.stringValue();
  }

  void save(Path folder) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("format", FORMAT);
    root.put("genesisHash", genesisHash.toHex());
    root.put("head", head);
    root.put("headHash", headHash.toHex());
    root.put("stateRoot", stateRoot.toHex());
    root.put("finalised", finalised);
    ArrayNode list = root.putArray("files");
    for (BackupFile file : files) {
      list.addObject()
          .put("path", file.path())
          .put("bytes", file.bytes())
          .put("blake2b256", file.hash().toHex());
    }
    Files.writeString(
        folder.resolve(FILE), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root));
  }
}
