package network.khala.pruntime.http;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import network.khala.pruntime.PrpcException;

/// Reads a request in the JSON form of [PrpcJson], straight into the message: what is read is never
/// larger than the text. Names that the schema does not know, missing fields and wrong types are
/// refused, each with its place.
final class JsonRequest {
  /// What may be left out although it is not optional.
  private static final Set<String> DISPENSABLE =
      Set.of(
          "pruntime_rpc.GetContractInfoRequest.contracts",
          "pruntime_rpc.StatisticsReqeust.contracts",
          "pruntime_rpc.StatisticsReqeust.all");

  private static final int DEPTH_MAX = 16;

  private final String text;
  private int at;

  private JsonRequest(String text) {
    this.text = text;
  }

  /// Reads a body; an empty one is the default request.
  ///
  /// @param type any message of the type
  /// @throws PrpcException with status 400 if it is something else
  static Message read(Message type, byte[] body) {
    JsonRequest in = new JsonRequest(new String(body, StandardCharsets.UTF_8));
    if (in.skipSpace() == in.text.length()) {
      return type;
    }
    Message message = in.object(type.newBuilderForType(), 1);
    if (in.skipSpace() != in.text.length()) {
      throw in.malformed("text after the end");
    }
    return message;
  }

  private Message object(Message.Builder into, int depth) {
    if (depth > DEPTH_MAX) {
      throw malformed("nested deeper than " + DEPTH_MAX);
    }
    Set<FieldDescriptor> seen = new HashSet<>();
    expect('{');
    boolean more = !accept('}');
    while (more) {
      String name = string();
      FieldDescriptor field = into.getDescriptorForType().findFieldByName(name);
      if (field == null || !seen.add(field)) {
        throw malformed(field == null ? "unknown field " + name : name + " stands twice");
      }
      expect(':');
      field(into, field, depth);
      more = accept(',');
      if (!more) {
        expect('}');
      }
    }
    for (FieldDescriptor field : into.getDescriptorForType().getFields()) {
      boolean needed = !field.hasPresence() && !DISPENSABLE.contains(field.getFullName());
      if (needed && !seen.contains(field)) {
        throw malformed("field " + field.getName() + " is missing");
      }
    }
    return into.build();
  }

  private void field(Message.Builder into, FieldDescriptor field, int depth) {
    skipSpace();
    if (text.startsWith("null", at) && field.hasPresence()) {
      at += 4;
    } else if (field.isRepeated()) {
      expect('[');
      boolean more = !accept(']');
      while (more) {
        into.addRepeatedField(field, value(into, field, depth));
        more = accept(',');
        if (!more) {
          expect(']');
        }
      }
    } else {
      into.setField(field, value(into, field, depth));
    }
  }

  private Object value(Message.Builder into, FieldDescriptor field, int depth) {
    return switch (field.getJavaType()) {
      case BOOLEAN -> bool();
      case STRING -> string();
      case BYTE_STRING -> bytes();
      case INT -> (int) number(0xffff_ffffL);
      case LONG -> number(-1);
      case ENUM -> constant(field);
      case MESSAGE -> object(into.newBuilderForField(field), depth + 1);
      case FLOAT, DOUBLE -> throw malformed("no field holds a fraction");
    };
  }

  private EnumValueDescriptor constant(FieldDescriptor field) {
    EnumValueDescriptor found =
        field.getEnumType().findValueByNumber((int) number(Integer.MAX_VALUE));
    if (found == null) {
      throw malformed("unknown value of " + field.getName());
    }
    return found;
  }

  private boolean bool() {
    skipSpace();
    boolean value = text.startsWith("true", at);
    if (!value && !text.startsWith("false", at)) {
      throw malformed("true or false is expected");
    }
    at += value ? 4 : 5;
    return value;
  }

  private ByteString bytes() {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    expect('[');
    boolean more = !accept(']');
    while (more) {
      content.write((int) number(255));
      more = accept(',');
      if (!more) {
        expect(']');
      }
    }
    return ByteString.copyFrom(content.toByteArray());
  }

  /// @param max unsigned
  private long number(long max) {
    int from = skipSpace();
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    try {
      long value = Long.parseUnsignedLong(text, from, at, 10);
      if (Long.compareUnsigned(value, max) <= 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number that is too large.
    }
    throw malformed("a number from 0 to " + Long.toUnsignedString(max) + " is expected");
  }

  private String string() {
    expect('"');
    StringBuilder content = new StringBuilder();
    while (true) {
      char c = next();
      if (c == '"') {
        return content.toString();
      }
      if (c < 0x20) {
        throw malformed("control character in a string");
      }
      content.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int i = 0; i < 4; i++) {
          int digit = Character.digit(next(), 16);
          if (digit < 0) {
            throw malformed("\\u needs four hexadecimal digits");
          }
          code = code << 4 | digit;
        }
        yield (char) code;
      }
      default -> throw malformed("unknown escape");
    };
  }

  private char next() {
    if (at >= text.length()) {
      throw malformed("the text ends too early");
    }
    return text.charAt(at++);
  }

  private boolean accept(char wanted) {
    if (skipSpace() < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char wanted) {
    if (!accept(wanted)) {
      throw malformed("'" + wanted + "' is expected");
    }
  }

  private int skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  private PrpcException malformed(String what) {
    return PrpcException.malformed("JSON, character " + at + ": " + what);
  }
}
