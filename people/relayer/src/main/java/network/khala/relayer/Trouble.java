package network.khala.relayer;

import java.util.List;
import network.khala.client.rpc.RpcException;
import network.khala.protocol.earning.EarningState.Cause;

/// A failure in words for the operator.
///
/// @param message what happened, where, with which value
/// @param advice what to do; empty if nothing but wait
/// @param divergence whether enclave and node disagree about the chain itself: a fork, a corrupt
///   node or a defect, which no repetition cures
/// @param cause what it means for the worker's earning
record Trouble(String message, String advice, boolean divergence, Cause cause) {
  private static final int NO_LIGHT_DATA = 10_100;
  private static final int INVALID_TRANSACTION = 1010;

  /// Codes with which pools refuse extrinsics.
  private static final int POOL_FIRST = 1010;

  private static final int POOL_LAST = 1020;
  private static final List<String> DIVERGENCES =
      List.of("HeaderHashMismatch", "MessageProofMismatch", "HeaderValidateFailed");

  static Trouble of(RuntimeException failure, String payer) {
    String message =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return switch (failure) {
      case PRuntimeException e -> ofWorker(e, message);
      case RpcException e -> new Trouble(message, nodeAdvice(e, payer), false, cause(e));
      case FeedException e -> new Trouble(message, e.advice(), false, e.cause());
      default ->
          new Trouble(
              failure.getClass().getSimpleName() + ": " + message, "", false, Cause.CATCHING_UP);
    };
  }

  private static Trouble ofWorker(PRuntimeException e, String message) {
    if (!e.answered()) {
      return new Trouble(
          message,
          "start pRuntime there, or correct its address",
          false,
          Cause.PROGRAM_UNREACHABLE);
    }
    boolean divergence = DIVERGENCES.stream().anyMatch(e.text()::contains);
    String advice =
        divergence
            ? "try another node; if that fails too, keep the data and report it"
            : workerAdvice(e.text());
    return new Trouble(
        message,
        advice,
        divergence,
        e.text().contains("EgressFull") ? Cause.MESSAGES_WAIT : Cause.CATCHING_UP);
  }

  private static Cause cause(RpcException failure) {
    if (!(failure instanceof RpcException.Answered answered)) {
      return Cause.NODE_UNREACHABLE;
    }
    if (cannotPay(answered)) {
      return Cause.NO_FUNDS;
    }
    boolean byPool = answered.code() >= POOL_FIRST && answered.code() <= POOL_LAST;
    return byPool ? Cause.MESSAGES_WAIT : Cause.CATCHING_UP;
  }

  private static boolean cannotPay(RpcException.Answered failure) {
    return failure.code() == INVALID_TRANSACTION
        && String.valueOf(failure.getMessage()).contains("pay");
  }

  private static String workerAdvice(String text) {
    if (text.contains("Genesis block hash mismatches")) {
      return "this enclave follows another chain: give it a data directory of its own";
    }
    if (text.contains("RA is disallowed")) {
      return "an injected key works without attestation only";
    }
    if (text.contains("EgressFull")) {
      return "its messages do not reach the chain: look at the paying account";
    }
    return "";
  }

  private static String nodeAdvice(RpcException failure, String payer) {
    if (failure instanceof RpcException.Answered answered) {
      if (answered.code() == NO_LIGHT_DATA) {
        return "use a node that keeps light data from block 1";
      }
      return cannotPay(answered) ? "send funds to " + payer : "";
    }
    return failure instanceof RpcException.Malformed
        ? "update the node or the relayer"
        : "check that the node runs and can be reached";
  }
}
