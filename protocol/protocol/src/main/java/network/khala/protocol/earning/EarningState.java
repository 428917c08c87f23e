package network.khala.protocol.earning;

/// Whether a worker earns, in exactly one line: *earning*, or *not earning because … → do …*.
///
/// @param cause what keeps it from earning, or [Cause#EARNING]
/// @param detail more of it, for the reader; may be empty
public record EarningState(Cause cause, String detail) {
  /// What keeps a worker from earning, the first thing to mend first.
  public enum Cause {
    /// Nothing: its session runs and its answers are taken.
    EARNING("earning", "", ""),
    /// The program cannot be asked.
    PROGRAM_UNREACHABLE(
        "program-unreachable",
        "its pRuntime does not answer",
        "start pRuntime there, or correct its address"),
    /// There is nobody to follow.
    NODE_UNREACHABLE("node-unreachable", "the relayer reaches no node", "check that the node runs"),
    /// Enclave and node disagree about the chain, or the relayer has given up for another reason.
    RELAYER_STOPPED(
        "relayer-stopped", "the relayer has given up", "mend what its last error names"),
    /// The enclave does not know which chain to follow.
    NO_CHAIN("no-chain", "it follows no chain yet", "start a relayer for this worker"),
    /// The chain no longer lets this program run.
    OUTLAWED("outlawed", "the chain does not allow this version any more", "update pRuntime"),
    /// The operator has switched execution off.
    SAFE_MODE("safe-mode", "it runs in safe mode", "start it without --safe-mode-level"),
    /// A result of the benchmark was wrong.
    WRONG_RESULTS(
        "wrong-results",
        "this machine computes wrong results",
        "check cooling, memory and overclocking, then restart it"),
    /// Blocks are executed that are long past.
    CATCHING_UP(
        "catching-up",
        "it has not executed the newest blocks yet",
        "wait, and keep relayer and node running"),
    /// The chain does not know the key.
    NOT_REGISTERED(
        "not-registered", "it is not registered on chain", "let the relayer register it"),
    /// Nothing is sent, since nobody pays.
    NO_FUNDS("no-funds", "the account that pays for its messages is empty", "send funds to it"),
    /// The first measurement is not done.
    BENCHMARKING("benchmarking", "its benchmark is running", "wait until it ends"),
    /// Nobody has started it.
    NO_SESSION("no-session", "no session runs", "add it to a pool with enough stake and start it"),
    /// Answers came too late, so the chain holds the session.
    UNRESPONSIVE(
        "unresponsive",
        "the chain holds it for unresponsive",
        "keep worker and relayer running and connected"),
    /// Answers are made but do not arrive.
    MESSAGES_WAIT(
        "messages-wait",
        "the chain has not taken its last messages",
        "look at the relayer's last error and at the account that pays");

    private final String wireName;
    private final String because;
    private final String remedy;

    Cause(String wireName, String because, String remedy) {
      this.wireName = wireName;
      this.because = because;
      this.remedy = remedy;
    }

    /// The name in the API and in metrics; never changed.
    public String wireName() {
      return wireName;
    }

    /// What to do about it; empty if it earns.
    public String remedy() {
      return remedy;
    }

    /// The cause of a name; [#PROGRAM_UNREACHABLE] for a name that this version does not know, as
    /// of a program that answers something else.
    public static Cause ofWireName(String name) {
      for (Cause cause : values()) {
        if (cause.wireName.equals(name)) {
          return cause;
        }
      }
      return PROGRAM_UNREACHABLE;
    }
  }

  /// A state that needs no more words.
  public static EarningState of(Cause cause) {
    return new EarningState(cause, "");
  }

  /// Whether the worker earns.
  public boolean earning() {
    return cause == Cause.EARNING;
  }

  /// The line.
  public String line() {
    if (earning()) {
      return detail.isEmpty() ? "earning" : "earning, " + detail;
    }
    String because = detail.isEmpty() ? cause.because : cause.because + " (" + detail + ")";
    return "not earning because " + because + " → " + cause.remedy;
  }

  @Override
  public String toString() {
    return line();
  }
}
