package network.khala.rpc.transport;

/// A message that came, and the memory that it takes.
public final class Inbound {
  private final String text;
  private final Budget budget;
  private final long reserved;
  private boolean released;

  Inbound(String text, Budget budget, long reserved) {
    this.text = text;
    this.budget = budget;
    this.reserved = reserved;
  }

  /// The message.
  public String text() {
    return text;
  }

  /// The message is done with.
  public synchronized void release() {
    if (!released) {
      released = true;
      budget.release(reserved);
    }
  }
}
