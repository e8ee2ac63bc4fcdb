// Un détenteur de données en Node : la mesure d'audience, aux personnes fictives. Seul le contrat le lie au moteur.
// A data holder in Node: audience measurement, with made-up people. It knows nothing of the engine but the contract.
//
//   node holder.mjs --broker amqp://127.0.0.1:PORT --credentials holders.json --people people.json [--state FILE]
//     [--engine http://127.0.0.1:PORT --key-file KEY]     for answers too large for a message
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import amqp from 'amqplib';
import { emptyState, holderOf } from './data.mjs';
import { settles } from './settles.mjs';
import { isLarge, upload } from './upload.mjs';

const id = 'audience-measurement';
const text = { type: 'string' };
const { values: given } = parseArgs({ options: { broker: text, credentials: text, people: text, state: text, engine: text, 'key-file': text } });
if (!given.broker || !given.credentials || !given.people) {
  console.error('usage: node holder.mjs --broker URL --credentials FILE --people FILE [--state FILE] [--engine URL --key-file FILE]');
  process.exit(2);
}
const read = file => JSON.parse(readFileSync(file, 'utf8'));
const account = read(given.credentials)[id];
if (!account) {
  console.error(`${id} : aucun compte dans ${given.credentials} ; le référentiel ne le connaît peut-être pas. / no account in ${given.credentials}; the pack may not know it.`);
  process.exit(1);
}
const state = given.state && existsSync(given.state) ? read(given.state) : emptyState();
const holder = holderOf({ id, people: read(given.people), holdings: read(join(dirname(given.people), 'holdings.json')), state });
const engine = given.engine && given['key-file'] ? { address: given.engine, holder: id, key: readFileSync(given['key-file'], 'utf8').trim() } : null;
const answered = new Map(); // what was answered, in this run, for queries that come again

const isQuery = q => q?.schema === 'rights.query/1' && typeof q.queryId === 'string' && typeof q.subject?.fullName === 'string'
  && Array.isArray(q.subject.identifiers) && Array.isArray(q.activities);

async function written(query) {
  let result = holder.act(query);
  if (given.state) writeFileSync(given.state + '.new', JSON.stringify(state)), renameSync(given.state + '.new', given.state);
  const message = () => JSON.stringify({ schema: 'rights.answer/1', queryId: query.queryId, holder: id, ...result });
  if (isLarge(result.records, message)) {
    try {
      if (!engine) throw new Error('no --engine');
      const { records, ...rest } = result;
      result = { ...rest, content: await upload(engine, query.queryId, records) };
    } catch {
      result = { outcome: 'failed', reason: 'La réponse n’a pu être déposée. / The answer could not be uploaded.' };
    }
  }
  if (!settles(query, result)) answered.delete(query.queryId); // asked again, it is tried anew
  return message();
}

function answer(query) {
  if (!answered.has(query.queryId)) answered.set(query.queryId, written(query));
  const message = answered.get(query.queryId);
  if (answered.size > 1000) answered.delete(answered.keys().next().value);
  return message;
}

async function serve() {
  const connection = await amqp.connect(Object.assign(new URL(given.broker), { username: account.user, password: account.password }).href);
  try {
    const channel = await connection.createConfirmChannel();
    const over = new Promise((_, reject) => { for (const part of [connection, channel]) part.on('error', reject).on('close', () => reject(new Error('closed'))); });
    over.catch(() => {}); // awaited below; until then a failure must not end the process
    await channel.prefetch(8);
    await Promise.race([over, channel.consume(`holder.${id}`, async message => {
      if (!message) return void connection.close();
      let query;
      try { query = JSON.parse(message.content); } catch { return channel.reject(message, false); }
      if (!isQuery(query)) return channel.reject(message, false); // left in the queue it would come back for ever
      try {
        const body = await answer(query);
        const { traceparent } = message.properties.headers ?? {};
        await new Promise((done, fail) => channel.publish('rights.answers', '', Buffer.from(body), {
          contentType: 'application/json', persistent: true, correlationId: query.queryId, messageId: randomUUID(), userId: account.user,
          headers: traceparent ? { traceparent } : {}, // the answer stands in the trace of its query
        }, fault => fault ? fail(fault) : done()));
        channel.ack(message); // only now: an answer that got lost is given again
        console.log(`${id} answered ${query.queryId} ${query.action} attempt ${query.attempt}`);
      } catch (fault) {
        console.error(`${id} ${fault.name}`); // never its text, which could quote a person's data
        connection.close().catch(() => {});
      }
    })]);
    console.log(`${id} connected`);
    await over;
  } finally {
    await connection.close().catch(() => {}); // it may be closed already
  }
}

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { stopping = true; process.exit(0); });
while (!stopping) {
  // The queue belongs to the engine and the broker may be down: wait and come back.
  await serve().catch(fault => console.log(`${id} waiting ${fault.code ?? fault.name}`));
  await new Promise(resolve => setTimeout(resolve, 1000));
}
