package network.khala.node.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import network.khala.node.store.KeyValueStore.Batch;
import network.khala.node.store.KeyValueStore.Durability;
import network.khala.scale.Bytes;
import network.khala.scale.Bytes32;
import org.junit.jupiter.api.Test;

class LightStoreTest {
  private static final Bytes SHARED = Bytes.of((byte) 1, (byte) 1);
  private static final Bytes OWN = Bytes.of((byte) 2);
  private static final Bytes32 FIRST = Bytes32.fromHex("11".repeat(32));
  private static final Bytes32 SECOND = Bytes32.fromHex("22".repeat(32));

  private final MemoryStore store = new MemoryStore();
  private final LightStore light = new LightStore(store);

  private void write(long number, LightData data) {
    try (Batch batch = store.newBatch()) {
      light.write(batch, number, data);
      store.write(batch, Durability.PROCESS);
    }
  }

  private static LightData proofs(List<Bytes> event, List<Bytes> point) {
    return new LightData(OWN, OWN, event, point, List.of(), List.of(), List.of());
  }

  private static LightData evidence(
      List<LightData.Evidence> brought, List<Bytes32> replaced, List<Bytes32> named) {
    return new LightData(OWN, OWN, List.of(), List.of(), brought, replaced, named);
  }

  @Test
  void proofs_thatShareNodes_comeBackWhole() {
    write(3, proofs(List.of(SHARED, OWN), List.of()));
    write(5, proofs(List.of(SHARED), List.of(SHARED)));
    assertThat(light.eventProof(3)).containsExactlyInAnyOrder(SHARED, OWN);
    assertThat(light.eventProof(4)).isEmpty();
    assertThat(light.eventProof(5)).containsExactly(SHARED);
    assertThat(light.nextEventProof(0)).contains(3L);
    assertThat(light.nextEventProof(4)).contains(5L);
    assertThat(light.nextEventProof(6)).isEmpty();
    assertThat(light.proofPoint(5)).containsExactly(SHARED);
    assertThat(light.nextProofPoint(0)).contains(5L);
    assertThat(light.nextProofPoint(6)).isEmpty();
  }

  @Test
  void heads_inARange_comeInOrder() {
    for (int number = 1; number <= 5; number++) {
      Bytes head = Bytes.of((byte) number);
      write(number, LightData.ofMessages(head, head.concat(head)));
    }
    assertThat(light.heads(2, 3))
        .containsExactly(Bytes.of((byte) 2), Bytes.of((byte) 3), Bytes.of((byte) 4));
    assertThat(light.heads(5, 9)).containsExactly(Bytes.of((byte) 5));
    assertThat(light.head(1)).contains(Bytes.of((byte) 1));
    assertThat(light.messages(2)).contains(Bytes.of((byte) 2, (byte) 2));
    assertThat(light.head(6)).isEmpty();
    assertThat(light.messages(0)).isEmpty();
  }

  @Test
  void evidence_thatWasReplaced_goesAfterItsTimeUnlessNamed() {
    long later = 7 + LightStore.REPLACED_EVIDENCE_BLOCKS;
    write(
        1,
        evidence(
            List.of(new LightData.Evidence(FIRST, SHARED), new LightData.Evidence(SECOND, OWN)),
            List.of(),
            List.of()));
    write(7, evidence(List.of(), List.of(FIRST, SECOND), List.of()));
    write(9, evidence(List.of(), List.of(), List.of(SECOND)));
    write(later - 1, LightData.NONE);
    assertThat(light.evidence(FIRST)).contains(SHARED);
    write(later, LightData.NONE);
    assertThat(light.evidence(FIRST)).isEmpty();
    assertThat(light.evidence(SECOND)).contains(OWN);
  }
}
