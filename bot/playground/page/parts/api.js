// The workspace's HTTP, and nothing else: each answer is a value, each refusal an error with a sentence.

/** A refusal in the workspace's own words. */
export class Refused extends Error {
  constructor({ error, message }) {
    super(message ?? error ?? "The playground did not answer.");
    this.code = error;
  }
}

async function answer(response) {
  const body = await response
    .json()
    .catch(() => ({ error: "no_json", message: `The playground answered ${response.status}.` }));
  if (!response.ok || body.ok === false) throw new Refused(body);
  return body;
}

async function reach(path, options) {
  try {
    return await fetch(path, options);
  } catch {
    throw new Refused({ error: "unreachable", message: "The playground is not running any more." });
  }
}

/** Reads, e.g. `read("messages", {as, channel})`. */
export async function read(name, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return answer(await reach(`/playground/${name}?${new URLSearchParams(given)}`));
}

/** Acts, e.g. `act("say", {as, channel, text})`. */
export async function act(name, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(await reach(`/playground/${name}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

/** Stores a file's bytes; answers with Slack's file object. */
export async function upload(query, file) {
  return (
    await answer(
      await reach(`/playground/upload?${new URLSearchParams(query)}`, { method: "POST", body: file }),
    )
  ).file;
}
