package network.khala.relayer;

import java.util.List;
import network.khala.client.rpc.RpcException;

/// A failure in words for the operator.
///
/// @param message what happened, where, with which value
/// @param advice what to do; empty if nothing but wait
/// @param divergence whether enclave and node disagree about the chain itself: a fork, a corrupt
///   node or a defect, which no repetition cures
record Trouble(String message, String advice, boolean divergence) {
  private static final int NO_LIGHT_DATA = 10_100;
  private static final int INVALID_TRANSACTION = 1010;
  private static final List<String> DIVERGENCES =
      List.of("HeaderHashMismatch", "MessageProofMismatch", "HeaderValidateFailed");

  static Trouble of(RuntimeException failure, String payer) {
    String message =
        failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    return switch (failure) {
      case PRuntimeException e -> ofWorker(e, message);
      case RpcException e -> new Trouble(message, nodeAdvice(e, payer), false);
      case FeedException e -> new Trouble(message, e.advice(), false);
      default -> new Trouble(failure.getClass().getSimpleName() + ": " + message, "", false);
    };
  }

  private static Trouble ofWorker(PRuntimeException e, String message) {
    if (!e.answered()) {
      return new Trouble(message, "start pRuntime there, or correct its address", false);
    }
    boolean divergence = DIVERGENCES.stream().anyMatch(e.text()::contains);
    String advice =
        divergence
            ? "try another node; if that fails too, keep the data and report it"
            : workerAdvice(e.text());
    return new Trouble(message, advice, divergence);
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
      if (answered.code() == INVALID_TRANSACTION && failure.getMessage() != null) {
        return failure.getMessage().contains("pay") ? "send funds to " + payer : "";
      }
      return "";
    }
    return failure instanceof RpcException.Malformed
        ? "update the node or the relayer"
        : "check that the node runs and can be reached";
  }
}
