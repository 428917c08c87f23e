package network.khala.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import network.khala.finality.cometbft.BlockId;
import network.khala.finality.cometbft.CometHeader;
import network.khala.finality.cometbft.Commit;
import network.khala.finality.cometbft.CommitSig;
import network.khala.finality.cometbft.LightBlock;
import network.khala.finality.cometbft.Validator;
import network.khala.finality.cometbft.ValidatorSet;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON-RPC of a CometBFT node.
record CometRpc(int port) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The newest height that is committed; 0 while nobody answers.
  long height() throws InterruptedException {
    try {
      return call("status").path("sync_info").path("latest_block_height").asLong();
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  /// Hands a transaction in.
  ///
  /// @return the code with which the application answered
  int broadcast(Bytes transaction) throws InterruptedException {
    return call("broadcast_tx_sync?tx=" + transaction.toHex()).path("code").asInt();
  }

  /// What a light client needs of a height.
  LightBlock lightBlock(long height) throws InterruptedException {
    JsonNode signed = call("commit?height=" + height).path("signed_header");
    JsonNode validators = call("validators?height=" + height).path("validators");
    return new LightBlock(
        header(signed.path("header")), commit(signed.path("commit")), validators(validators));
  }

  private JsonNode call(String method) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + method))
            .timeout(PATIENCE)
            .build();
    try {
      String body = HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
      JsonNode answer = JSON.readTree(body);
      if (answer.has("error")) {
        throw new AssertionError(method + ": " + answer.path("error"));
      }
      return answer.path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CometHeader header(JsonNode json) {
    return new CometHeader(
        json.path("version").path("block").asLong(),
        json.path("version").path("app").asLong(),
        json.path("chain_id").asString(),
        json.path("height").asLong(),
        Instant.parse(json.path("time").asString()),
        blockId(json.path("last_block_id")),
        hex(json.path("last_commit_hash")),
        hex(json.path("data_hash")),
        hex(json.path("validators_hash")),
        hex(json.path("next_validators_hash")),
        hex(json.path("consensus_hash")),
        hex(json.path("app_hash")),
        hex(json.path("last_results_hash")),
        hex(json.path("evidence_hash")),
        hex(json.path("proposer_address")));
  }

  private static Commit commit(JsonNode json) {
    return new Commit(
        json.path("height").asLong(),
        json.path("round").asInt(),
        blockId(json.path("block_id")),
        json.path("signatures").valueStream().map(CometRpc::signature).toList());
  }

  private static CommitSig signature(JsonNode json) {
    return new CommitSig(
        CommitSig.Flag.of(json.path("block_id_flag").asLong()).orElseThrow(),
        hex(json.path("validator_address")),
        Instant.parse(json.path("timestamp").asString()),
        base64(json.path("signature")));
  }

  private static ValidatorSet validators(JsonNode json) {
    List<Validator> validators =
        json.valueStream()
            .map(
                one ->
                    new Validator(
                        Bytes32.wrap(base64(one.path("pub_key").path("value")).toArray()),
                        one.path("voting_power").asLong()))
            .toList();
    return ValidatorSet.of(validators);
  }

  private static BlockId blockId(JsonNode json) {
    JsonNode parts = json.path("parts");
    return new BlockId(
        hex(json.path("hash")), parts.path("total").asLong(), hex(parts.path("hash")));
  }

  private static Bytes hex(JsonNode json) {
    return Bytes.wrap(HexFormat.of().parseHex(json.asString()));
  }

  private static Bytes base64(JsonNode json) {
    return Bytes.wrap(Base64.getDecoder().decode(json.asString("")));
  }
}
