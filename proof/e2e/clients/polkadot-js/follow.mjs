/**
 * Signs a call, submits it and follows it until it is final.
 *
 * @returns the block's hash, the fee and its estimate, the events
 * @throws if it is not included, or if the call failed and failure is not expected
 */
export async function follow(api, call, signer, options = {}) {
  const estimate = (await call.paymentInfo(signer)).partialFee.toBigInt();
  return new Promise((resolve, reject) => {
    call
      .signAndSend(signer, options, ({ status, events, dispatchError }) => {
        if (dispatchError) {
          reject(new Error(describe(api, dispatchError)));
        } else if (status.isInvalid || status.isDropped || status.isUsurped) {
          reject(new Error(status.toString()));
        } else if (status.isFinalized) {
          const paid = events.find(({ event }) => api.events.transactionPayment.TransactionFeePaid.is(event));
          resolve({ block: status.asFinalized.toHex(), fee: paid.event.data[1].toBigInt(), estimate, events });
        }
      })
      .catch(reject);
  });
}

/** A dispatch error by its names. */
export function describe(api, error) {
  if (!error.isModule) {
    return error.toString();
  }
  const { section, name } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}`;
}
