package network.khala.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import network.khala.frame.CallablePallet;
import network.khala.frame.Kernel;
import network.khala.frame.dispatch.DispatchInfo;
import network.khala.frame.dispatch.Origin;
import network.khala.frame.dispatch.PalletCall;
import network.khala.frame.dispatch.PostDispatch;
import network.khala.frame.dispatch.RuntimeCall;
import network.khala.frame.state.State;
import network.khala.pallets.collective.CollectiveCall;
import network.khala.pallets.multisig.MultisigCall;
import network.khala.pallets.proxy.ProxyCall;
import network.khala.pallets.sudo.SudoCall;
import network.khala.pallets.utility.UtilityCall;
import network.khala.protocol.substrate.AccountId;
import network.khala.protocol.substrate.MultiAddress;
import network.khala.protocol.substrate.Weight;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a call costs is asked before its signature is looked at: the work must not grow faster than
/// the call's bytes, however deep calls are nested.
class NestedCallsTest {
  private static final int LEVELS = 200;
  private static final int PROBE = 250;

  private final KhalaRuntime runtime =
      KhalaRuntime.over(State.EMPTY, RuntimeConfig.ofBlockTime(3000));
  private final Probe probe = runtime.kernel().add(new Probe(runtime.kernel()));

  /// The calls that hold one other call.
  enum Wrapper {
    SUDO(PalletIndex.SUDO) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new SudoCall.Sudo(inner);
      }
    },
    SUDO_UNCHECKED_WEIGHT(PalletIndex.SUDO) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new SudoCall.SudoUncheckedWeight(inner, Weight.ZERO);
      }
    },
    SUDO_AS(PalletIndex.SUDO) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new SudoCall.SudoAs(MultiAddress.of(SOMEBODY), inner);
      }
    },
    BATCH(PalletIndex.UTILITY) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new UtilityCall.Batch(List.of(inner));
      }
    },
    AS_DERIVATIVE(PalletIndex.UTILITY) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new UtilityCall.AsDerivative(1, inner);
      }
    },
    DISPATCH_AS(PalletIndex.UTILITY) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new UtilityCall.DispatchAs(Origin.root(), inner);
      }
    },
    WITH_WEIGHT(PalletIndex.UTILITY) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new UtilityCall.WithWeight(inner, Weight.ZERO);
      }
    },
    MULTISIG(PalletIndex.MULTISIG) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new MultisigCall.AsMultiThreshold1(List.of(SOMEBODY), inner);
      }
    },
    PROXY(PalletIndex.PROXY) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new ProxyCall.Proxy(MultiAddress.of(SOMEBODY), Optional.empty(), inner);
      }
    },
    EXECUTE(PalletIndex.COUNCIL) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new CollectiveCall.Execute(inner, 0);
      }
    },
    PROPOSE(PalletIndex.COUNCIL) {
      @Override
      PalletCall around(RuntimeCall inner) {
        return new CollectiveCall.Propose(1, inner, 0);
      }
    };

    private static final AccountId SOMEBODY = AccountId.fromHex("11".repeat(32));

    private final int pallet;

    Wrapper(int pallet) {
      this.pallet = pallet;
    }

    abstract PalletCall around(RuntimeCall inner);

    RuntimeCall nested(RuntimeCall innermost) {
      RuntimeCall call = innermost;
      for (int i = 0; i < LEVELS; i++) {
        call = new RuntimeCall(pallet, around(call));
      }
      return call;
    }
  }

  @ParameterizedTest
  @EnumSource
  void info_ofCallsInCalls_asksEachOnce(Wrapper wrapper) {
    runtime.kernel().info(wrapper.nested(new RuntimeCall(PROBE, new ProbeCall.Ask())));

    assertThat(probe.asked).isEqualTo(1);
  }

  /// Counts how often it is asked for its cost, and stops whoever asks again.
  private static final class Probe extends CallablePallet<ProbeCall> {
    private int asked;

    Probe(Kernel kernel) {
      super(kernel, "Probe", PROBE, ProbeCall.class);
    }

    @Override
    protected DispatchInfo info(ProbeCall call) {
      assertThat(asked).as("asked before").isZero();
      asked++;
      return DispatchInfo.normal(Weight.ZERO);
    }

    @Override
    protected PostDispatch dispatch(Origin origin, ProbeCall call) {
      return PostDispatch.AS_DECLARED;
    }
  }

  private sealed interface ProbeCall extends PalletCall {
    record Ask() implements ProbeCall {}
  }
}
