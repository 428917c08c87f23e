package network.khala.architecture;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.List;
import java.util.stream.Stream;

/// Questions to a class file that only its instructions answer.
final class Bytecode {
  private Bytecode() {}

  /// The names of the methods that compute with `float` or `double`.
  static List<String> floatingPoint(byte[] classFile) {
    return methods(classFile)
        .filter(
            method ->
                method.code().stream()
                    .flatMap(Bytecode::elements)
                    .anyMatch(Bytecode::isFloatingPoint))
        .map(method -> method.methodName().stringValue())
        .toList();
  }

  private static Stream<MethodModel> methods(byte[] classFile) {
    return ClassFile.of().parse(classFile).methods().stream();
  }

  private static Stream<CodeElement> elements(CodeModel code) {
    return code.elementStream();
  }

  private static boolean isFloatingPoint(CodeElement element) {
    return switch (element) {
      case ConstantInstruction constant -> isFloatingPoint(constant.typeKind());
      case ConvertInstruction convert ->
          isFloatingPoint(convert.fromType()) || isFloatingPoint(convert.toType());
      case LoadInstruction load -> isFloatingPoint(load.typeKind());
      case OperatorInstruction operator -> isFloatingPoint(operator.typeKind());
      case ReturnInstruction result -> isFloatingPoint(result.typeKind());
      default -> false;
    };
  }

  private static boolean isFloatingPoint(TypeKind kind) {
    return kind == TypeKind.FLOAT || kind == TypeKind.DOUBLE;
  }

  /// The methods whose code is longer than HotSpot compiles; they would be interpreted forever.
  static List<String> neverCompiled(byte[] classFile) {
    return methods(classFile)
        .filter(
            method ->
                method.findAttribute(Attributes.code()).map(CodeAttribute::codeLength).orElse(0)
                    > 8000)
        .map(method -> method.methodName().stringValue())
        .toList();
  }
}
