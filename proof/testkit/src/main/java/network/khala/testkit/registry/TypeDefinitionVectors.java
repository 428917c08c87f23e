package network.khala.testkit.registry;

import java.util.Optional;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `registry/type-definitions.json`: the layout of every type, against what the codecs say of
/// themselves.
final class TypeDefinitionVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("registry") && file.name().equals("type-definitions");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode definitions = file.content().get("types");
    for (String name : definitions.propertyNames()) {
      report.run(
          name,
          0,
          () -> {
            Optional<String> difference =
                Layout.difference(definitions, name, WireTypes.named(name));
            report.expectEqual(name, 0, "layout", "", difference.orElse(""));
          });
    }
  }
}
