// How a client's program talks to the test that started it: one JSON object a line on standard
// output, one line of answer to each question on standard input.
import { createInterface } from 'node:readline';

let answers;

export function tell(object) {
  console.log(JSON.stringify(object, (_, value) => (typeof value === 'bigint' ? value.toString() : value)));
}

/** Ends the program when all that it told is written. */
export function end() {
  process.stdout.write('', () => process.exit(0));
}

/** Runs one check and tells how it went; a check that fails does not keep the others from running. */
export async function check(name, run) {
  try {
    tell({ check: name, ok: true, detail: (await run()) ?? null });
  } catch (error) {
    tell({ check: name, ok: false, detail: String(error?.stack ?? error) });
  }
}

/** Tells why this client cannot do what a check of others is about. */
export function cannot(name, reason) {
  tell({ cannot: name, reason });
}

/** Asks the test to do something to the node, and waits until it is done. */
export async function ask(what) {
  answers ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  tell({ ask: what });
  const { value, done } = await answers.next();
  if (done) {
    throw new Error(`nobody answered: ${what}`);
  }
  return value;
}

export function expect(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

export function within(seconds, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: nothing within ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
