// Checks a kept certificate of the Internet Computer in the reader's own browser, with that network's own software. portal.js loads it at the
// first click; build/EvidenceScript.targets bundles it into wwwroot/lib.
import { Cbor, Certificate, LookupSubtreeStatus, NodeType, decodeCanisterRanges, flatten_forks, lookupResultToBuffer } from "@icp-sdk/core/agent";
import { Principal } from "@icp-sdk/core/principal";

const MOST_AHEAD = 5 * 60_000;
const UNITS = [["day", 86_400_000], ["hour", 3_600_000], ["minute", 60_000], ["second", 1000]];

const fromHex = hex => Uint8Array.from(hex.match(/../g) ?? [], pair => parseInt(pair, 16));
const toHex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
const fill = (template, ...values) => values.reduce((text, value, i) => text.replace(`{${i}}`, value), template);

// Without an agent, which would set its clock by the answer; without the check of time, because an old certificate is genuine too. Its age is shown.
const verify = (certificate, rootKey, principal) => Certificate.create({ certificate, rootKey, principal, disableTimeVerification: true });

// The steps in order; each may leave something for those after it, and say what is shown beside it. Whatever throws does not hold.
const steps = {
  async Read(check) {
    const answer = await fetch(check.certificate, { cache: "no-store" });
    demand(answer.ok);
    check.bytes = new Uint8Array(await answer.arrayBuffer());
    const { tree, delegation } = Cbor.decode(check.bytes);
    demand(Array.isArray(tree));
    check.delegation = delegation;
  },
  async Root(check) {
    demand(check.delegation && !Cbor.decode(check.delegation.certificate).delegation);
    check.signer = Principal.fromUint8Array(check.delegation.subnet_id);
    check.authority = await verify(check.delegation.certificate, check.rootKey, { subnetId: check.signer });
  },
  async Subnet(check) {
    check.whole = await verify(check.bytes, check.rootKey, { subnetId: check.signer });
    check.said(check.signer.toText());
  },
  async Range(check) {
    try {
      await verify(check.bytes, check.rootKey, { canisterId: check.canister });
    } catch {
      demand(isOwned(check));
    }
  },
  Time(check) {
    const nanoseconds = lookupResultToBuffer(check.whole.lookup_path(["time"])).reduceRight((sum, byte) => (sum << 7n) | BigInt(byte & 0x7f), 0n);
    const time = new Date(Number(nanoseconds / 1_000_000n));
    check.said(age(check, time));
    demand(time.getTime() < Date.now() + MOST_AHEAD);
  },
  Same(check) {
    const found = name => lookupResultToBuffer(check.whole.lookup_path(["canister", check.canister.toUint8Array(), name]));
    const [code, list] = [found("module_hash"), found("controllers")];
    const controllers = list ? Cbor.decode(list).map(bytes => Principal.fromUint8Array(bytes).toText()) : [];
    check.said([code ? toHex(code) : "", ...controllers].filter(Boolean).join("\n"));
    demand(list && (code ? toHex(code) : "") === check.moduleHash && controllers.sort().join(" ") === check.controllers.sort().join(" "));
  },
  Registered(check) {
    demand(check.signer.toText() === check.subnet);
  },
};

// Of several shards of ranges that software looks at the first only, and then rejects canisters of the others.
function isOwned({ authority, signer, canister }) {
  const shards = authority.lookup_subtree(["canister_ranges", signer.toUint8Array()]);
  demand(shards.status === LookupSubtreeStatus.Found);
  const shown = flatten_forks(shards.value).map(([, , shard]) => shard).filter(shard => shard?.[0] === NodeType.Leaf);
  return shown.flatMap(shard => decodeCanisterRanges(shard[1])).some(([first, last]) => first.ltEq(canister) && last.gtEq(canister));
}

function demand(holds) {
  if (!holds) {
    throw new Error("It does not hold.");
  }
}

function age({ language, made }, time) {
  const passed = Date.now() - time.getTime();
  const [unit, length] = UNITS.find(([, length]) => Math.abs(passed) >= length) ?? UNITS.at(-1);
  const when = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", hourCycle: "h23", timeZone: "Asia/Karachi" }).format(time);
  return fill(made, when, new Intl.RelativeTimeFormat(language).format(-Math.round(passed / length), unit));
}

// Walks the steps and shows each as it is done; the first that does not hold is the last.
export async function check(panel) {
  const shown = panel.dataset;
  const outcome = panel.querySelector("[data-outcome]");
  const items = [...panel.querySelectorAll("[data-step]")];
  items.forEach(item => {
    delete item.dataset.state;
    item.querySelector("[data-detail]").textContent = "";
  });
  outcome.textContent = shown.running;
  const state = {
    certificate: shown.certificate,
    rootKey: fromHex(shown.rootKey),
    canister: Principal.fromText(shown.canister),
    subnet: shown.subnet,
    moduleHash: shown.moduleHash,
    controllers: shown.controllers.split(" ").filter(Boolean),
    language: document.documentElement.lang === "ur" ? "ur-PK-u-nu-latn" : "en-GB",
    made: shown.made,
  };
  for (const item of items) {
    state.said = text => { item.querySelector("[data-detail]").textContent = text; };
    try {
      await steps[item.dataset.step](state);
      item.dataset.state = "ok";
    } catch {
      item.dataset.state = "fail";
      outcome.textContent = shown.fails;
      return;
    }
  }
  outcome.textContent = shown.holds;
}
