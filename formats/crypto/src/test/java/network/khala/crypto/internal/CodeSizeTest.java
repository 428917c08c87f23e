package network.khala.crypto.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.CodeAttribute;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// HotSpot never compiles a method of more than 8,000 bytes of bytecode: it would run dozens of
/// times slower, and silently so.
final class CodeSizeTest {
  private static final int HUGE_METHOD_LIMIT = 8000;

  @Test
  void methods_ofTheModule_areSmallEnoughToBeCompiled() throws IOException, URISyntaxException {
    SortedMap<String, Integer> sizes = new TreeMap<>();
    Path classes =
        Path.of(Field25519.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        collect(file, sizes);
      }
    }
    assertThat(sizes).containsKey("network/khala/crypto/internal/Field25519.multiply");
    assertThat(sizes).allSatisfy((_, size) -> assertThat(size).isLessThan(HUGE_METHOD_LIMIT));
  }

  private static void collect(Path file, SortedMap<String, Integer> sizes) throws IOException {
    var model = ClassFile.of().parse(file);
    for (var method : model.methods()) {
      String name = model.thisClass().asInternalName() + "." + method.methodName().stringValue();
      method
          .code()
          .map(CodeAttribute.class::cast)
          .ifPresent(code -> sizes.merge(name, code.codeLength(), Math::max));
    }
  }
}
