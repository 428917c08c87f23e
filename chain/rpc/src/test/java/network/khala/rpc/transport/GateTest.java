package network.khala.rpc.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Peer FIRST = new Peer("10.0.0.1", false, Optional.of("10.0.0.1"));
  private static final Peer SECOND = new Peer("10.0.0.2", false, Optional.of("10.0.0.2"));
  private static final Peer LOCAL = new Peer("127.0.0.1", true, Optional.empty());

  private final Gate gate =
      new Gate(
          new TransportOptions(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              HostRule.LOCAL,
              OriginRule.DEFAULT,
              4,
              1000,
              1000,
              Duration.ofSeconds(1),
              new Quotas(2, List.of(), false),
              Duration.ZERO,
              Optional.empty()));

  @Test
  void enter_addressHasItsConnections_isRefusedOthersAreNot() {
    assertThat(gate.enter(FIRST)).isEmpty();
    assertThat(gate.enter(FIRST)).isEmpty();
    assertThat(gate.enter(FIRST).orElseThrow()).contains("your address has the 2 connections");
    assertThat(gate.status()).isEqualTo(429);
    assertThat(gate.enter(SECOND)).isEmpty();
    gate.leave(FIRST);
    assertThat(gate.enter(FIRST)).isEmpty();
  }

  @Test
  void enter_peersThatAreNotCounted_onlyTheTotalBoundsThem() {
    for (int i = 0; i < 4; i++) {
      assertThat(gate.enter(LOCAL)).isEmpty();
    }
    assertThat(gate.enter(LOCAL)).contains(Gate.FULL);
  }

  @Test
  void enter_closing_isRefusedToAll() {
    assertThat(gate.enter(LOCAL)).isEmpty();
    gate.close();
    assertThat(gate.enter(LOCAL)).contains(Gate.CLOSING);
    assertThat(gate.status()).isEqualTo(503);
    assertThat(gate.isEmpty()).isFalse();
    gate.leave(LOCAL);
    assertThat(gate.isEmpty()).isTrue();
  }
}
