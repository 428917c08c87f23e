package network.khala.collateral;

import java.util.HexFormat;
import network.khala.scale.Bytes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// A document as servers wrap it: `{"tcbInfo":{…},"signature":"…"}`. The document is cut out byte
/// by byte, since that is what is signed; reading and writing it again would change it.
///
/// @param document the exact bytes of the value
/// @param signature 64 bytes
record SignedAnswer(Bytes document, Bytes signature) {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// @param member `tcbInfo` or `enclaveIdentity`
  /// @throws network.khala.attestation.AttestationException with COLLATERAL_FETCH_FAILED
  static SignedAnswer cut(CollateralHttp.Answer answer, String member) {
    byte[] body = answer.body().toArray();
    Bytes document = Bytes.EMPTY;
    String signature = "";
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
      boolean open = in.nextToken() == JsonToken.START_OBJECT;
      while (open && in.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        if (name.equals(member) && value == JsonToken.START_OBJECT) {
          int from = (int) in.currentTokenLocation().getByteOffset();
          in.skipChildren();
          document = answer.body().slice(from, (int) in.currentLocation().getByteOffset());
        } else if (name.equals("signature") && value == JsonToken.VALUE_STRING) {
          signature = in.getString();
        } else {
          in.skipChildren();
        }
      }
      Bytes raw = Bytes.wrap(HexFormat.of().parseHex(signature));
      if (document.isEmpty() || raw.isEmpty()) {
        throw new IllegalArgumentException("no " + member + " with a signature");
      }
      return new SignedAnswer(document, raw);
    } catch (JacksonException e) {
      throw CollateralHttp.failed(
          answer.address(), "the answer is no JSON: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw CollateralHttp.failed(
          answer.address(), "the answer is not as expected: " + e.getMessage(), e);
    }
  }
}
