package network.khala.pruntime.http;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.MessageOrBuilder;
import java.util.List;

/// Messages of the API as JSON, in the form that its users know, which is not protobuf's own: names
/// as in the schema, enums and 64-bit integers as numbers, bytes as arrays of numbers, `null` for
/// what is optional and absent. See `docs/protocol/pruntime-api.md`.
final class PrpcJson {
  /// Never shown as JSON.
  private static final String HIDDEN = "pruntime_rpc.InitRuntimeResponse.attestation";

  private final StringBuilder out = new StringBuilder(512);
  private final boolean pretty;

  private PrpcJson(boolean pretty) {
    this.pretty = pretty;
  }

  /// On one line.
  static String compact(Message message) {
    PrpcJson json = new PrpcJson(false);
    json.object(message, 0);
    return json.out.toString();
  }

  /// With a line for each field.
  static String pretty(Message message) {
    PrpcJson json = new PrpcJson(true);
    json.object(message, 0);
    return json.out.append('\n').toString();
  }

  /// A text as JSON.
  static String quoted(String text) {
    return new PrpcJson(false).text(text).toString();
  }

  /// An error.
  static String error(String text) {
    PrpcJson json = new PrpcJson(false);
    json.out.append("{\n  \"error\": ");
    json.text("ProtoError { message: " + quoted(text) + " }");
    return json.out.append("\n}").toString();
  }

  private void object(MessageOrBuilder message, int depth) {
    out.append('{');
    boolean first = true;
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (field.getFullName().equals(HIDDEN)) {
        continue;
      }
      if (!first) {
        out.append(',');
      }
      first = false;
      line(depth + 1);
      text(field.getName());
      out.append(pretty ? ": " : ":");
      field(message, field, depth + 1);
    }
    if (!first) {
      line(depth);
    }
    out.append('}');
  }

  private void field(MessageOrBuilder message, FieldDescriptor field, int depth) {
    if (field.isMapField()) {
      map((List<?>) message.getField(field), depth);
    } else if (field.isRepeated()) {
      list((List<?>) message.getField(field), depth);
    } else if (field.hasPresence() && !message.hasField(field)) {
      out.append("null");
    } else {
      value(message.getField(field), depth);
    }
  }

  private void map(List<?> entries, int depth) {
    out.append('{');
    for (int i = 0; i < entries.size(); i++) {
      Message entry = (Message) entries.get(i);
      FieldDescriptor key = entry.getDescriptorForType().findFieldByNumber(1);
      FieldDescriptor value = entry.getDescriptorForType().findFieldByNumber(2);
      out.append(i == 0 ? "" : ",");
      line(depth + 1);
      text(String.valueOf(entry.getField(key)));
      out.append(pretty ? ": " : ":");
      value(entry.getField(value), depth + 1);
    }
    line(depth);
    out.append('}');
  }

  private void list(List<?> items, int depth) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      out.append(i == 0 ? "" : ",");
      value(items.get(i), depth);
    }
    out.append(']');
  }

  private void value(Object value, int depth) {
    switch (value) {
      case MessageOrBuilder nested -> object(nested, depth);
      case ByteString bytes -> bytes(bytes);
      case EnumValueDescriptor constant -> out.append(constant.getNumber());
      case String string -> text(string);
      case Integer number -> out.append(Integer.toUnsignedString(number));
      case Long number -> out.append(Long.toUnsignedString(number));
      default -> out.append(value);
    }
  }

  private void bytes(ByteString bytes) {
    out.append('[');
    for (int i = 0; i < bytes.size(); i++) {
      out.append(i == 0 ? "" : ",").append(bytes.byteAt(i) & 0xff);
    }
    out.append(']');
  }

  private StringBuilder text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"');
  }

  private void line(int depth) {
    if (pretty) {
      out.append('\n').repeat("  ", depth);
    }
  }
}
