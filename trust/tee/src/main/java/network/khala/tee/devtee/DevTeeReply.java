package network.khala.tee.devtee;

import java.util.Arrays;
import network.khala.attestation.AttestationReport;
import network.khala.crypto.SecretBytes;
import network.khala.scale.Bytes;
import network.khala.scale.ScaleReader;
import network.khala.scale.ScaleWriter;

/// What the device answers. SCALE enum: index u8, then the fields.
sealed interface DevTeeReply {

  /// Index 0: measurement [u8;68], machine id [u8;16], security version [u8;16].
  record Welcome(Bytes pruntimeHash, Bytes machineId, Bytes securityVersion)
      implements DevTeeReply {}

  /// Index 1: report, signature, certificate, each `Vec<u8>`.
  record Quoted(AttestationReport.Development evidence) implements DevTeeReply {}

  /// Index 2: key [u8;32]. Encoding closes it; whoever decodes it does so when done.
  record SealingKey(SecretBytes key) implements DevTeeReply {}

  /// Index 3: why not, String.
  record Refused(String reason) implements DevTeeReply {}

  default byte[] encode() {
    return switch (this) {
      case Welcome welcome ->
          new ScaleWriter()
              .u8(0)
              .raw(welcome.pruntimeHash())
              .raw(welcome.machineId())
              .raw(welcome.securityVersion())
              .toArray();
      case Quoted(AttestationReport.Development evidence) ->
          new ScaleWriter()
              .u8(1)
              .bytes(evidence.report())
              .bytes(evidence.signature())
              .bytes(evidence.certificate())
              .toArray();
      case SealingKey(SecretBytes key) -> {
        // Not through a writer, whose buffer nobody wipes.
        byte[] secret = key.toArray();
        byte[] frame = new byte[1 + secret.length];
        frame[0] = 2;
        System.arraycopy(secret, 0, frame, 1, secret.length);
        Arrays.fill(secret, (byte) 0);
        key.close();
        yield frame;
      }
      case Refused(String reason) -> new ScaleWriter().u8(3).string(reason).toArray();
    };
  }

  /// Reads exactly one reply.
  ///
  /// @throws network.khala.scale.DecodeException on anything else
  static DevTeeReply decode(byte[] frame) {
    ScaleReader in = new ScaleReader(frame);
    int index = in.u8();
    DevTeeReply reply =
        switch (index) {
          case 0 ->
              new Welcome(Bytes.wrap(in.raw(68)), Bytes.wrap(in.raw(16)), Bytes.wrap(in.raw(16)));
          case 1 ->
              new Quoted(
                  new AttestationReport.Development(in.bytes(184), in.bytes(64), in.bytes(113)));
          case 2 -> new SealingKey(SecretBytes.wrap(in.raw(32)));
          case 3 -> new Refused(in.string(1024));
          default -> throw in.errorAt(0, "unknown reply " + index, "a reply");
        };
    in.expectEnd();
    Arrays.fill(frame, (byte) 0);
    return reply;
  }
}
