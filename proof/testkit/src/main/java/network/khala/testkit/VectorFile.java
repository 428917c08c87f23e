package network.khala.testkit;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/// One vector file.
///
/// @param suite the folder it lies in: `chain`, `staking`, …
/// @param name the file's name without `.json`
/// @param path where it was read from, for suites whose files point to binaries beside them
/// @param content the parsed JSON
public record VectorFile(String suite, String name, Path path, JsonNode content) {}
