package network.khala.tee.devtee;

import network.khala.scale.Bytes;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// What the child asks. SCALE enum: index u8, then the fields.
sealed interface DevTeeRequest {

  /// Index 0: protocol version u16, token [u8;32]. Always the first request, and only the first.
  record Hello(int protocol, Bytes token) implements DevTeeRequest {}

  /// Index 1: report data [u8;64].
  record Quote(Bytes reportData) implements DevTeeRequest {}

  /// Index 2: purpose String, security version [u8;16].
  record SealingKey(String purpose, Bytes version) implements DevTeeRequest {}

  default byte[] encode() {
    ScaleWriter out = new ScaleWriter();
    switch (this) {
      case Hello hello -> out.u8(0).u16(hello.protocol()).raw(hello.token());
      case Quote quote -> out.u8(1).raw(quote.reportData());
      case SealingKey key -> out.u8(2).string(key.purpose()).raw(key.version());
    }
    return out.toArray();
  }

  /// Reads exactly one request.
  ///
  /// @throws network.khala.scale.DecodeException on anything else
  static DevTeeRequest decode(byte[] frame) {
    ScaleReader in = new ScaleReader(frame);
    int index = in.u8();
    DevTeeRequest request =
        switch (index) {
          case 0 -> new Hello(in.u16(), Bytes.wrap(in.raw(32)));
          case 1 -> new Quote(Bytes.wrap(in.raw(64)));
          case 2 -> new SealingKey(in.string(63), Bytes.wrap(in.raw(16)));
          default -> throw in.errorAt(0, "unknown request " + index, "a request");
        };
    in.expectEnd();
    return request;
  }
}
