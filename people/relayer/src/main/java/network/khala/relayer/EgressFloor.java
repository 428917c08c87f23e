package network.khala.relayer;

import java.util.List;
import network.khala.protocol.prpc.LaterState;
import network.khala.protocol.substrate.Header;
import network.khala.scale.Bytes;

/// Shows an enclave how much the chain has taken of its messages, so that it neither keeps nor
/// signs those again while it executes old blocks.
///
/// Source: `docs/protocol/relayer.md#messages-of-the-worker`.
final class EgressFloor {
  private final PRuntimeClient worker;
  private final LightData light;

  EgressFloor(PRuntimeClient worker, LightData light) {
    this.worker = worker;
    this.light = light;
  }

  void raise(Counters at, long lastFinal, List<Bytes> ingressKeys) throws InterruptedException {
    long trusted = at.header() - 1;
    if (lastFinal < trusted || ingressKeys.isEmpty()) {
      return;
    }
    LaterState.Builder later = LaterState.newBuilder();
    long number = trusted;
    if (lastFinal > trusted) {
      LightData.Finality finality = light.finalityProof(trusted, lastFinal);
      number = finality.block();
      later.setFinalityProof(Protobuf.bytes(finality.proof()));
    }
    Header header = light.header(number);
    worker.raiseEgressFloor(
        later
            .setEncodedHeader(Protobuf.bytes(Header.CODEC.encode(header)))
            .addAllProofNodes(Protobuf.all(light.readProof(ingressKeys, header.hash())))
            .build());
  }
}
