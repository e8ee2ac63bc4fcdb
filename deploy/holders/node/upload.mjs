// Une réponse trop grande pour un message : déposée au moteur, une ligne JSON par enregistrement, et reprise où elle s'est interrompue.
// An answer too large for a message: uploaded to the engine, a line of JSON for each record, and gone on with where it broke off.
import { createHash } from 'node:crypto';

const mostRecords = 20_000, mostBytes = 4 * 1024 * 1024, triesWithoutProgress = 8;

/** Whether an answer goes beyond what a message bears. */
export const isLarge = (records, message) => (records?.length ?? 0) > mostRecords || Buffer.byteLength(message()) > mostBytes;

/** Uploads the records; what it returns is the answer's `content`. Throws where the engine does not take it. */
export async function upload({ address, holder, key }, queryId, records, pause = 500) {
  const body = Buffer.from(records.map(record => JSON.stringify(record) + '\n').join(''));
  const sha256 = createHash('sha256').update(body).digest();
  const url = new URL(`/api/v1/holders/${encodeURIComponent(holder)}/queries/${encodeURIComponent(queryId)}/content`, address);
  const content = { href: url.pathname, sha256: sha256.toString('hex'), length: body.length };
  const call = async (method, from) => {
    const headers = { authorization: `Bearer ${key}` };
    if (method === 'PUT') Object.assign(headers, { 'content-type': 'application/x-ndjson', 'repr-digest': `sha-256=:${sha256.toString('base64')}:` });
    if (from) headers['content-range'] = `bytes ${from}-${body.length - 1}/${body.length}`;
    return fetch(url, { method, headers, redirect: 'error', body: method === 'PUT' ? body.subarray(from) : undefined }).catch(() => null);
  };

  for (let offset = 0, tries = 0; tries < triesWithoutProgress; tries++) {
    const answer = await call('PUT', offset === body.length ? 0 : offset);
    if (answer?.status === 201) return content;
    // The query is answered already, and our own answer got lost: the same one is given again.
    if (answer?.status === 422 && String((await answer.json().catch(() => null))?.type).endsWith('not-allowed-now')) return content;
    if (answer && answer.status < 500 && ![202, 408, 409, 429].includes(answer.status)) throw new Error(`the engine answered ${answer.status}`);
    await new Promise(resolve => setTimeout(resolve, pause * 2 ** tries));
    const at = Number((await call('HEAD'))?.headers.get('upload-offset') ?? offset);
    if (at > offset) tries = -1;
    offset = at > body.length ? 0 : at;
  }
  throw new Error('the engine stays away');
}
