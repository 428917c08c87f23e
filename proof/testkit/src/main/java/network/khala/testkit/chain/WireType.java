package network.khala.testkit.chain;

import java.util.function.Function;
import network.khala.scale.Codec;
import tools.jackson.databind.JsonNode;

/// A type of the vector files: the codec under test and the reading of its values from JSON.
///
/// @param <T> the Java type
record WireType<T>(Codec<T> codec, Function<JsonNode, T> fromJson) {}
