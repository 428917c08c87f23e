package network.khala.testkit.chain;

import java.util.ArrayList;
import java.util.List;
import network.khala.crypto.Junction;
import network.khala.crypto.SecretBytes;
import network.khala.crypto.Sr25519;
import network.khala.crypto.Sr25519Batch;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.crypto.Sr25519Vrf;
import network.khala.crypto.Transcript;
import network.khala.crypto.VerificationException;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `chain/sr25519.json`: expansion of seeds, derivation, signatures, VRF proofs, key agreement.
///
/// The second half of a secret seeds the signatures' nonces. A soft child's is random, so of its
/// secret only the scalar is compared.
public final class Sr25519Vectors implements VectorSuite {
  private static final int SCALAR_HEX_DIGITS = 2 + 64;

  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("chain") && file.name().equals("sr25519");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    for (JsonNode vector : content.get("miniSecretExpansion")) {
      String id = "expand " + vector.get("miniSecret").asString();
      report.run(id, 0, () -> expansion(id, vector, report));
    }
    SecretBytes root =
        SecretBytes.wrap(Hex.bytes(content.get("miniSecretExpansion").get(0).get("miniSecret")));
    report.run("wasmCrossCheck", 0, () -> crossCheck(content, root, report));
    for (JsonNode vector : content.get("derivations")) {
      String id = "derive " + vector.get("path").asString();
      report.run(id, 0, () -> derivation(id, vector, root, report));
    }
    int index = 0;
    for (JsonNode vector : content.get("verify")) {
      String id = "verify " + index++ + ": " + vector.path("why").asString("valid");
      report.run(id, 0, () -> signature(id, vector, report));
    }
    index = 0;
    for (JsonNode vector : content.get("vrf")) {
      String id = "vrf " + index++ + ": " + vector.path("why").asString("valid");
      report.run(id, 0, () -> proof(id, vector, report));
    }
    for (JsonNode vector : content.get("agreement")) {
      report.run("agreement", 0, () -> agreement(content, vector, report));
    }
  }

  private static void expansion(String id, JsonNode vector, VectorReport report) {
    try (Sr25519KeyPair keys =
        Sr25519KeyPair.fromSeed(SecretBytes.wrap(Hex.bytes(vector.get("miniSecret"))))) {
      String half = vector.get("secretKey64_scalarTimesCofactorForm").asString();
      report.expectEqual(
          id, 0, "publicKey", vector.get("publicKey").asString(), keys.publicKey().toHex());
      report.expectEqual(
          id, 1, "secretKey64_scalarTimesCofactorForm", half, hex(keys.ed25519Secret()));
    }
  }

  private static void crossCheck(JsonNode content, SecretBytes root, VectorReport report) {
    JsonNode expected = content.get("wasmCrossCheck");
    Sr25519KeyPair keys = Sr25519KeyPair.fromSeed(root);
    Sr25519KeyPair alice = keys.derive(Junction.hard("Alice"));
    Sr25519KeyPair soft = keys.derive(Junction.soft("soft"));
    report.expectEqual(
        "wasmCrossCheck", 0, "keypair96", expected.get("keypair96").asString(), hex96(keys));
    report.expectEqual(
        "wasmCrossCheck",
        1,
        "aliceKeypair96",
        expected.get("aliceKeypair96").asString(),
        hex96(alice));
    report.expectEqual(
        "wasmCrossCheck",
        2,
        "softKeypair96",
        expected.get("softKeypair96").asString().substring(0, SCALAR_HEX_DIGITS),
        hex96(soft).substring(0, SCALAR_HEX_DIGITS));
    report.expectEqual(
        "wasmCrossCheck",
        3,
        "softPublic",
        expected.get("softPublic").asString(),
        soft.publicKey().toHex());
    report.expectEqual(
        "wasmCrossCheck",
        4,
        "rootPublicKey",
        content.get("rootPublicKey").asString(),
        keys.publicKey().toHex());
    report.expectEqual(
        "wasmCrossCheck",
        5,
        "aliceSecretKey",
        content.get("aliceSecretKey").asString(),
        hex(alice.ed25519Secret()));
  }

  private static void derivation(
      String id, JsonNode vector, SecretBytes root, VectorReport report) {
    String expectedKey = vector.get("publicKey").asString();
    if (vector.has("fromPublicKey")) {
      Bytes32 parent = Bytes32.fromHex(vector.get("fromPublicKey").asString());
      Junction junction = new Junction(false, Bytes32.fromHex(vector.get("chainCode").asString()));
      report.expectEqual(
          id, 0, "publicKey", expectedKey, Sr25519.derivePublic(parent, junction).toHex());
      return;
    }
    List<Junction> path = path(vector.get("path").asString());
    Sr25519KeyPair child = Sr25519KeyPair.fromSeed(root).derive(path);
    report.expectEqual(id, 0, "publicKey", expectedKey, child.publicKey().toHex());
    if (vector.has("chainCode")) {
      Junction junction = path.getLast();
      report.expectEqual(id, 1, "hard", vector.get("hard").asBoolean(), junction.hard());
      report.expectEqual(
          id, 2, "chainCode", vector.get("chainCode").asString(), junction.chainCode().toHex());
    }
    if (vector.has("secretKey")) {
      int compared = path.getLast().hard() ? 2 + 128 : SCALAR_HEX_DIGITS;
      report.expectEqual(
          id,
          3,
          "secretKey",
          vector.get("secretKey").asString().substring(0, compared),
          hex(child.ed25519Secret()).substring(0, compared));
    }
  }

  /// `//hard/soft` as junctions; the vectors' names hold no slash.
  private static List<Junction> path(String text) {
    List<Junction> path = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      boolean hard = text.startsWith("//", at);
      int begin = at + (hard ? 2 : 1);
      int end = text.indexOf('/', begin);
      at = end < 0 ? text.length() : end;
      String name = text.substring(begin, at);
      path.add(hard ? Junction.hard(name) : Junction.soft(name));
    }
    return path;
  }

  private static void signature(String id, JsonNode vector, VectorReport report) {
    boolean valid = vector.get("valid").asBoolean();
    Bytes32 key = Bytes32.fromHex(vector.get("publicKey").asString());
    byte[] message = Hex.bytes(vector.get("message"));
    byte[] signature = Hex.bytes(vector.get("signature"));
    report.expectEqual(id, 0, "valid", valid, holds(() -> Sr25519.verify(key, message, signature)));
    Sr25519Batch batch = new Sr25519Batch();
    batch.add(key, message, signature);
    batch.add(key, message, signature);
    report.expectEqual(id, 1, "valid in a batch", valid, holds(batch::verify));
  }

  private static void proof(String id, JsonNode vector, VectorReport report) {
    Bytes32 key = Bytes32.fromHex(vector.get("publicKey").asString());
    Transcript input =
        Transcript.inContext(text(vector, "context"), Hex.bytes(vector.get("message")));
    Transcript proof = Sr25519Vrf.proofOf(text(vector, "extra"));
    byte[] outputAndProof = Hex.bytes(vector.get("outputAndProof96"));
    report.expectEqual(
        id,
        0,
        "valid",
        vector.get("valid").asBoolean(),
        holds(() -> Sr25519Vrf.verify(key, input, proof, outputAndProof)));
  }

  private static void agreement(JsonNode content, JsonNode vector, VectorReport report) {
    Sr25519KeyPair alice =
        Sr25519KeyPair.fromEd25519Secret(
            SecretBytes.wrap(Hex.bytes(content.get("aliceSecretKey"))));
    Bytes32 bob = Bytes32.fromHex(vector.get("publicKeyB").asString());
    report.expectEqual(
        "agreement", 0, "shared", vector.get("shared").asString(), hex(alice.agree(bob)));
  }

  private static byte[] text(JsonNode vector, String member) {
    return vector.get(member).asString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static boolean holds(Runnable verification) {
    try {
      verification.run();
      return true;
    } catch (VerificationException _) {
      return false;
    }
  }

  private static String hex(SecretBytes secret) {
    return Bytes.wrap(secret.toArray()).toHex();
  }

  private static String hex96(Sr25519KeyPair keys) {
    return hex(keys.ed25519Secret()) + keys.publicKey().toHex().substring(2);
  }
}
