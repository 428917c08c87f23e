package network.khala.attestation.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// PEM blocks inside text. What stands between blocks is ignored, line ends of either kind are.
public final class Pem {
  private Pem() {}

  /// The decoded blocks of this kind (`CERTIFICATE`, `X509 CRL`), in order; of more than `max` only
  /// the first `max`.
  ///
  /// @throws MalformedException if a block does not end or is no base64
  public static List<byte[]> blocks(String text, String kind, int max) {
    String begin = "-----BEGIN " + kind + "-----";
    String end = "-----END " + kind + "-----";
    List<byte[]> blocks = new ArrayList<>();
    int at = text.indexOf(begin);
    while (at >= 0 && blocks.size() < max) {
      int from = at + begin.length();
      int to = text.indexOf(end, from);
      if (to < 0) {
        throw new MalformedException("block without an end");
      }
      blocks.add(decode(text.substring(from, to)));
      at = text.indexOf(begin, to + end.length());
    }
    return blocks;
  }

  private static byte[] decode(String body) {
    StringBuilder packed = new StringBuilder(body.length());
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c != '\n' && c != '\r' && c != ' ' && c != '\t') {
        packed.append(c);
      }
    }
    try {
      return Base64.getDecoder().decode(packed.toString().getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("block that is no base64");
    }
  }
}
