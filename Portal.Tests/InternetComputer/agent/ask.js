// The Internet Computer's own client asks a simulated network for a canister and a subnet and prints what it makes of the answers.
// Usage: node ask.js ADDRESS CANISTER SUBNET
import { Cbor, Certificate, HttpAgent, StatePaths, SubnetStatus, requestIdOf } from '@icp-sdk/core/agent';
import { Principal } from '@icp-sdk/core/principal';

const hex = bytes => (bytes ? Buffer.from(bytes).toString('hex') : null);
const [address, canister, subnet] = process.argv.slice(2);
const requestIds = [];

async function fetchAndRemember(url, request) {
  if (request?.body) requestIds.push(hex(requestIdOf(Cbor.decode(request.body).content)));
  return fetch(url, request);
}

async function outcome(ask) {
  try {
    return await ask();
  } catch (error) {
    return { refused: error.code?.name ?? error.name, why: error.message.split('\n')[0] };
  }
}

const agent = await HttpAgent.create({ host: address, shouldFetchRootKey: true, retryTimes: 0, fetch: fetchAndRemember });

async function askForCanister() {
  const canisterId = Principal.fromText(canister);
  const paths = [StatePaths.time, StatePaths.canisterControllers(canisterId), StatePaths.canisterModuleHash(canisterId)];
  const { values, certificate } = await agent.readState({ canisterId }, { paths });
  const [time, controllers, moduleHash] = paths.map(path => values.get(path));
  // An agent sets its clock by the network; the certificate alone is held to this machine's.
  const alone = await outcome(async () => !!(await Certificate.create({ certificate, rootKey: agent.rootKey, principal: { canisterId } })));
  return { time, controllers: controllers?.map(c => c.toText()) ?? null, moduleHash: hex(moduleHash), alone };
}

async function askForSubnet() {
  const subnetId = Principal.fromText(subnet);
  const status = await SubnetStatus.request({ agent, subnetId, paths: ['time', 'publicKey', 'nodeKeys'] });
  const nodes = status.get('nodeKeys') ?? new Map();
  return { time: status.get('time'), publicKey: hex(status.get('publicKey')), nodes: Object.fromEntries([...nodes].map(([id, key]) => [id, hex(key)])) };
}

const answer = { canister: await outcome(askForCanister), subnet: await outcome(askForSubnet), rootKey: hex(agent.rootKey), requestIds };
console.log(JSON.stringify(answer));
