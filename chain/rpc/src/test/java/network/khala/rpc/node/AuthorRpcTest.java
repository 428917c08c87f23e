package network.khala.rpc.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import network.khala.protocol.substrate.Era;
import network.khala.scale.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// `author_*`, `payment_*` and `system_dryRun` over a real node, through the server.
class AuthorRpcTest extends RunningNode {
  private static final String QUERY_INFO = "TransactionPaymentApi_query_info";

  @Test
  void author_transfer_isIncluded() {
    node.produceBlock();
    Bytes transfer = transfer(0);
    JsonNode info = call("payment_queryInfo", transfer.toHex());
    assertThat(info.path("class").stringValue()).isEqualTo("normal");
    assertThat(info.path("weight").path("ref_time").longValue()).isPositive();
    assertThat(new BigInteger(info.path("partialFee").stringValue())).isPositive();
    assertThat(
            call("payment_queryFeeDetails", transfer.toHex())
                .path("inclusionFee")
                .path("lenFee")
                .stringValue())
        .startsWith("0x");
    assertThat(errorCode("payment_queryInfo", "0x0401")).isEqualTo(2);
    assertThat(call("system_dryRun", transfer.toHex()).stringValue()).isEqualTo("0x0000");

    assertThat(call("system_accountNextIndex", ALICE).intValue()).isZero();
    String hash = call("author_submitExtrinsic", transfer.toHex()).stringValue();
    assertThat(hash).hasSize(66);
    assertThat(call("author_pendingExtrinsics")).hasToString("[\"" + transfer.toHex() + "\"]");
    assertThat(call("account_nextIndex", ALICE).intValue()).isEqualTo(1);
    assertThat(errorCode("author_submitExtrinsic", transfer.toHex())).isEqualTo(1013);
    node.produceBlock();
    assertThat(call("author_pendingExtrinsics")).isEmpty();
    assertThat(call("system_accountNextIndex", ALICE).intValue()).isEqualTo(1);
    JsonNode stale = answer("author_submitExtrinsic", transfer.toHex()).path("error");
    assertThat(stale.path("code").intValue()).isEqualTo(1010);
    assertThat(stale.path("message").stringValue()).isEqualTo("Invalid Transaction");
    assertThat(stale.path("data").stringValue()).isEqualTo("Transaction is outdated");
  }

  @Test
  void removeExtrinsic_ofThosePending_throwsThemAway() {
    node.produceBlock();
    Bytes first = transfer(0);
    Bytes second = transfer(1);
    String hash = call("author_submitExtrinsic", first.toHex()).stringValue();
    call("author_submitExtrinsic", second.toHex());

    JsonNode removed =
        call(
            "author_removeExtrinsic",
            List.of(
                Map.of("hash", hash),
                Map.of("extrinsic", second.toHex()),
                Map.of("hash", "0x" + "00".repeat(32))));

    assertThat(removed).hasSize(2);
    assertThat(removed.get(0).stringValue()).isEqualTo(hash);
    assertThat(call("author_pendingExtrinsics")).isEmpty();
    assertThat(errorCode("author_submitExtrinsic", first.toHex())).isEqualTo(1012);
    assertThat(errorCode("author_removeExtrinsic", List.of(Map.of("hash", "0x00"))))
        .isEqualTo(-32602);
    assertThat(errorCode("author_removeExtrinsic", hash)).isEqualTo(-32602);
  }

  @ParameterizedTest
  @CsvSource({"0x, 1001", "0x0400, 1001", "0x280401, 1001", "zz, -32602"})
  void author_malformedExtrinsic_isBadFormat(String extrinsic, int code) {
    assertThat(errorCode("author_submitExtrinsic", extrinsic)).isEqualTo(code);
  }

  @Test
  void dryRun_mortalTransactionBornAtTheHead_isApplied() {
    node.produceBlock();
    node.produceBlock();
    Bytes transfer = transfer(0, Era.mortal(64, 2));

    assertThat(call("system_dryRun", transfer.toHex()).stringValue()).isEqualTo("0x0000");
  }

  @Test
  void queryInfo_anyLength_isPriced() {
    String transfer = transfer(0).toHex();
    String usual = call("state_call", QUERY_INFO, transfer + "91000000").stringValue();
    assertThat(call("state_call", QUERY_INFO, transfer + "ffffffff").stringValue())
        .startsWith("0x")
        .isNotEqualTo(usual);
    // What follows an extrinsic was taken for its length, and too long a one was a failure.
    assertThat(errorCode("payment_queryInfo", transfer + "ffffffff")).isEqualTo(2);
  }
}
