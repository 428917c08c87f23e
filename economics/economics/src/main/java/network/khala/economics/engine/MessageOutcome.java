package network.khala.economics.engine;

/// What became of a message.
public enum MessageOutcome {
  /// It took effect.
  APPLIED(false, "applied"),
  /// The sender may not send this kind of message; ignored.
  WRONG_SENDER(false, "ignored: not from the sender that this message must come from"),
  /// The worker never registered; ignored.
  UNKNOWN_WORKER(false, "ignored: the worker is not registered"),
  /// The worker is not in the state that the message is about; ignored.
  WRONG_STATE(false, "ignored: the worker is not in the state that the message is about"),
  /// A heartbeat that took its challenge off the queue but belongs to no running session.
  NOT_WORKING(false, "challenge answered, but the worker has no session"),
  /// A heartbeat that took its challenge off the queue but names another session.
  OTHER_SESSION(false, "challenge answered, but for another session"),
  /// A heartbeat that does not answer the oldest open challenge: worker or gatekeeper has diverged.
  HEARTBEAT_MISMATCH(true, "refused: heartbeat does not match the head of the waiting queue"),
  /// Parameters with which the engine cannot compute; the old ones stay.
  UNUSABLE_PARAMETERS(true, "refused: the engine cannot compute with these parameters");

  private final boolean alarm;
  private final String text;

  MessageOutcome(boolean alarm, String text) {
    this.alarm = alarm;
    this.text = text;
  }

  /// Whether an operator should know: the message was refused, nothing has changed, and something
  /// is wrong somewhere.
  public boolean isAlarm() {
    return alarm;
  }

  /// The same in words.
  public String text() {
    return text;
  }
}
