package network.khala.cli.dev;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import network.khala.cli.mining.Integers;
import network.khala.client.State;
import network.khala.crypto.Ss58;
import network.khala.scale.Bytes;
import tools.jackson.databind.JsonNode;

/// Has root admit the enclave program by its measurement, which changes with every build, and funds
/// the accounts that pay for what relayers send.
final class ProgramAdmission implements DevStep {
  private static final BigInteger TOKEN = BigInteger.TEN.pow(12);
  private static final BigInteger PAYER_FUNDS = TOKEN.multiply(BigInteger.valueOf(10_000));
  private static final BigInteger PAYER_MIN = TOKEN.multiply(BigInteger.valueOf(100));

  private final DevChain chain;
  private final Bytes program;
  private final List<Machine> machines;

  ProgramAdmission(DevChain chain, Bytes program, List<Machine> machines) {
    this.chain = chain;
    this.program = program;
    this.machines = machines;
  }

  @Override
  public void run() throws InterruptedException {
    State state = chain.state();
    List<Bytes> calls = new ArrayList<>();
    if (!isAdmitted(state)) {
      calls.add(chain.asRoot(chain.call("PhalaRegistry", "add_pruntime", program.toHex())));
    }
    for (Machine machine : machines) {
      String payer = Ss58.encode(Ss58.KHALA_PREFIX, Accounts.id(machine.payer()));
      JsonNode account = state.readJson("System", "Account", Integers.text(payer));
      if (Integers.of(account.path("data").path("free")).compareTo(PAYER_MIN) < 0) {
        calls.add(chain.call("Balances", "transfer_keep_alive", payer, PAYER_FUNDS.toString()));
      }
    }
    if (!calls.isEmpty()) {
      chain.send(Accounts.SUDO, calls);
    }
  }

  private boolean isAdmitted(State state) {
    JsonNode list = state.readJson("PhalaRegistry", "PRuntimeAllowList");
    return StreamSupport.stream(list.spliterator(), false)
        .anyMatch(one -> one.asString("").equals(program.toHex()));
  }
}
