package network.khala.testkit.consensus;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import network.khala.finality.FinalityAnchor;
import network.khala.finality.FinalityException;
import network.khala.finality.FinalityVerifier;
import network.khala.finality.HeaderLink;
import network.khala.finality.TrustedState;
import network.khala.finality.VerificationPolicy;
import network.khala.finality.cometbft.TrustedHeader;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import network.khala.testkit.VectorFile;
import network.khala.testkit.VectorReport;
import network.khala.testkit.VectorSuite;
import tools.jackson.databind.JsonNode;

/// `consensus/finality-proof.json`: batches of headers, each with a proof of the last.
final class FinalityProofVectors implements VectorSuite {
  @Override
  public boolean accepts(VectorFile file) {
    return file.suite().equals("consensus") && file.name().equals("finality-proof");
  }

  @Override
  public void run(VectorFile file, VectorReport report) {
    JsonNode content = file.content();
    Bytes32 genesisHash = Bytes32.fromHex(content.get("anchor").get("genesis_hash").asString());
    FinalityAnchor.CometBft anchor = anchor(content.get("anchor"));
    FinalityVerifier verifier =
        new FinalityVerifier(
            anchor,
            genesisHash,
            content.get("anchor").get("chain_id").asString(),
            VerificationPolicy.NODE);
    report.run(
        "anchor",
        0,
        () ->
            report.expectEqual(
                "anchor",
                0,
                "validators_hash",
                CometJson.bytes(content.get("anchor"), "validators_hash"),
                anchor.validatorSet().hash().toBytes()));
    for (JsonNode vector : content.get("headers")) {
      String id = "header " + vector.get("number").asLong();
      report.run(
          id,
          0,
          () ->
              report.expectEqual(
                  id,
                  0,
                  "hash",
                  Bytes32.fromHex(vector.get("hash").asString()),
                  link(vector.get("scale")).hash()));
    }
    for (JsonNode vector : content.get("cases")) {
      String id = vector.get("name").asString();
      report.run(id, 0, () -> check(id, verifier, vector, report));
    }
  }

  private static void check(
      String id, FinalityVerifier verifier, JsonNode vector, VectorReport report) {
    TrustedState trusted = trusted(verifier, vector.get("trusted"));
    List<HeaderLink> headers = new ArrayList<>();
    vector.get("substrate_headers").forEach(header -> headers.add(link(header)));
    String outcome;
    try {
      TrustedState next =
          verifier.verify(
              trusted,
              headers,
              CometJson.bytes(vector, "finality_proof"),
              CometJson.unixNanos(vector.get("now_unix_ns")));
      outcome = "OK";
      report.expectEqual(
          id, 1, "finalised_number", vector.get("finalised_number").asLong(), next.number());
      report.expectEqual(
          id,
          2,
          "finalised_hash",
          Bytes32.fromHex(vector.get("finalised_hash").asString()),
          next.hash());
      report.expectEqual(
          id,
          3,
          "trusted_comet_height_after",
          Optional.of(vector.get("trusted_comet_height_after").asLong()),
          next.comet().map(TrustedHeader::height));
      report.expectEqual(id, 4, "stored", next, TrustedState.decode(next.encode()));
    } catch (FinalityException e) {
      outcome = e.error().wireName();
    }
    report.expectEqual(id, 0, "expect", vector.get("expect").asString(), outcome);
  }

  private static FinalityAnchor.CometBft anchor(JsonNode json) {
    List<FinalityAnchor.Validator> validators =
        CometJson.validators(json.get("validators")).stream()
            .map(each -> new FinalityAnchor.Validator(each.key(), each.power()))
            .toList();
    Instant genesis = CometJson.time(json.get("genesis_time"));
    return new FinalityAnchor.CometBft(
        Bytes.wrap("khala-test".getBytes(StandardCharsets.US_ASCII)),
        json.get("initial_height").asLong(),
        genesis.getEpochSecond(),
        genesis.getNano(),
        validators);
  }

  private static TrustedState trusted(FinalityVerifier verifier, JsonNode json) {
    if (json.has("from")) {
      return verifier.genesis();
    }
    return new TrustedState(
        json.get("substrate_number").asLong(),
        Bytes32.fromHex(json.get("substrate_hash").asString()),
        Optional.of(
            TrustedHeader.of(
                CometJson.header(json.get("comet_header")),
                CometJson.validatorSet(json.get("validators")))));
  }

  private static HeaderLink link(JsonNode scale) {
    Header header = Header.CODEC.decode(Bytes.fromHex(scale.asString()));
    return new HeaderLink(header.number(), header.parentHash().value(), header.hash().value());
  }
}
