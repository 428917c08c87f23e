package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import network.khala.crypto.Sr25519KeyPair;
import network.khala.pallets.registry.RegistryCall;
import network.khala.pallets.registry.RegistryError;
import network.khala.pallets.registry.RegistryPalletEvent;
import network.khala.protocol.gatekeeper.GatekeeperLaunch;
import network.khala.protocol.registry.RegistryEvent;
import network.khala.scale.Result;
import org.junit.jupiter.api.Test;

class GatekeepersTest extends RegistryChain {
  @Test
  void gatekeepers_launchJoinRotateLeave_followTheRules() {
    register(info(first, 0));
    register(info(second, 0));
    assertThat(root(new RegistryCall.RotateMasterKey()))
        .isEqualTo(refused(RegistryError.INVALID_GATEKEEPER));
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(master))))
        .isEqualTo(refused(RegistryError.WORKER_NOT_FOUND));
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(first)))).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(second))))
        .isEqualTo(refused(RegistryError.MASTER_KEY_UNINITIALIZED));
    assertThat(launches(chain.nextBlock(3000))).hasSize(1);

    fromWorker(second, 0, new RegistryEvent.MasterPubkey(publicKey(master)));
    assertThat(chain.runtime().registry().gatekeepers().masterKey()).isEmpty();
    fromWorker(first, 0, new RegistryEvent.MasterPubkey(publicKey(master)));
    assertThat(chain.runtime().registry().gatekeepers().masterKey()).contains(publicKey(master));
    assertThat(chain.runtime().registry().gatekeepers().launchedAt()).contains(2L);
    assertThat(chain.events()).endsWith(new RegistryPalletEvent.GatekeeperLaunched());
    assertThat(root(new RegistryCall.UnregisterGatekeeper(publicKey(first))))
        .isEqualTo(refused(RegistryError.CANNOT_REMOVE_LAST_GATEKEEPER));
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(second)))).isEqualTo(Result.ok());
    assertThat(changes(chain.nextBlock(3000))).hasSize(1);

    assertThat(register(info(second, 2))).isEqualTo(Result.ok());
    assertThat(chain.runtime().registry().workers().addedAt(publicKey(second))).contains(3L);

    assertThat(root(new RegistryCall.RotateMasterKey())).isEqualTo(Result.ok());
    assertThat(root(new RegistryCall.RegisterGatekeeper(publicKey(second))))
        .isEqualTo(refused(RegistryError.MASTER_KEY_IN_ROTATION));
    assertThat(launches(chain.nextBlock(3000)))
        .containsExactly(
            new GatekeeperLaunch.RotateMasterKey(
                new GatekeeperLaunch.RotateMasterKeyEvent(
                    1, List.of(identity(first), identity(second)))));
    fromGatekeeper(master, 0, 9, publicKey(first));
    assertThat(chain.events())
        .contains(new RegistryPalletEvent.MasterKeyRotationFailed(Optional.of(1L), 9));
    Sr25519KeyPair next = keyPair(4);
    assertThat(fromGatekeeper(master, 1, 1, publicKey(next))).isEqualTo(Result.ok());
    assertThat(chain.events())
        .contains(new RegistryPalletEvent.MasterKeyRotated(1, publicKey(next)));
    assertThat(fromGatekeeper(master, 2, 1, publicKey(next)))
        .isEqualTo(refused(RegistryError.INVALID_SIGNATURE));

    assertThat(root(new RegistryCall.UnregisterGatekeeper(publicKey(second))))
        .isEqualTo(Result.ok());
    assertThat(chain.events())
        .endsWith(new RegistryPalletEvent.GatekeeperRemoved(publicKey(second)));
    assertThat(root(new RegistryCall.UnregisterGatekeeper(publicKey(second))))
        .isEqualTo(refused(RegistryError.INVALID_GATEKEEPER));
  }

  @Test
  void unregister_onlyGatekeeperBeforeTheLaunch_isAllowed() {
    root(new RegistryCall.ForceRegisterWorker(publicKey(first), publicKey(first), OPERATOR));
    root(new RegistryCall.RegisterGatekeeper(publicKey(first)));

    assertThat(root(new RegistryCall.UnregisterGatekeeper(publicKey(first))))
        .isEqualTo(Result.ok());
    assertThat(chain.runtime().registry().gatekeepers().contains(publicKey(first))).isFalse();
  }
}
