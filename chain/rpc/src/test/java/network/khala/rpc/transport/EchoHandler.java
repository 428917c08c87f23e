package network.khala.rpc.transport;

import java.util.Optional;

/// Answers each message with itself.
final class EchoHandler implements TransportHandler {
  @Override
  public Conversation open(Peer peer, TextChannel channel) {
    return new Conversation() {
      @Override
      public void received(Inbound message, Runnable next) {
        channel.send(
            message.text(),
            () -> {
              message.release();
              next.run();
            });
      }

      @Override
      public void tooLong(Runnable next) {
        next.run();
      }

      @Override
      public boolean isIdle() {
        return true;
      }

      @Override
      public void closed() {}
    };
  }

  @Override
  public Optional<String> post(Peer peer, String message) {
    return Optional.of(message);
  }

  @Override
  public String tooLong() {
    return "";
  }

  @Override
  public Health health() {
    return new Health(true, "{}");
  }

  @Override
  public Health readiness() {
    return new Health(true, "{}");
  }
}
