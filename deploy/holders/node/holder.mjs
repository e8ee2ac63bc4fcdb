// Un détenteur de données en Node : la mesure d'audience, aux personnes fictives. Seul le contrat le lie au moteur.
// A data holder in Node: audience measurement, with made-up people. It knows nothing of the engine but the contract.
//
//   node holder.mjs --broker amqp://127.0.0.1:PORT --credentials holders.json --people people.json [--state FILE]
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import amqp from 'amqplib';

const id = 'audience-measurement';
const text = { type: 'string' };
const { values: given } = parseArgs({ options: { broker: text, credentials: text, people: text, state: text } });
if (!given.broker || !given.credentials || !given.people) {
  console.error('usage: node holder.mjs --broker URL --credentials FILE --people FILE [--state FILE]');
  process.exit(2);
}
const read = file => JSON.parse(readFileSync(file, 'utf8'));
const account = read(given.credentials)[id];
const people = read(given.people);
const { activities, holders, fields } = read(join(dirname(given.people), 'holdings.json'));
const state = given.state && existsSync(given.state) ? read(given.state) : { erased: {}, corrected: {}, restricted: {}, stopped: {} };
const answered = new Map(); // what was answered, in this run, for queries that come again

const pick = (list, key) => list[createHash('sha256').update(key).digest().readUInt32BE() % list.length];
const day = key => new Date(Date.UTC(2025, 0, 6) + 864e5 * pick([...Array(400).keys()], key)).toISOString().slice(0, 10);
const sample = { date: (_, key) => day(key), 'ip-address': (_, key) => `192.0.2.${pick([...Array(254).keys()], key) + 1}`, choice: (f, key) => pick(f.of, key) };
const plain = name => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/\p{L}+/gu)?.sort().join(' ') ?? '';

/** Who is meant: by an identifier backed by name or birth date, else by name and birth date together; never one of two. */
function find({ fullName, birthDate, identifiers }) {
  const named = p => plain(p.fullName) === plain(fullName), born = p => birthDate && p.birthDate === birthDate;
  const same = (a, b) => a.type === b.type && a.value.toLowerCase() === b.value.toLowerCase();
  const known = people.filter(p => p.identifiers.some(i => identifiers.some(j => same(i, j))) && (named(p) || born(p)));
  const both = people.filter(p => named(p) && born(p));
  if (known.length === 1 && both.length && !both.includes(known[0])) return [...known, ...both]; // one's name and birthday, a namesake's number
  return known.length ? known : both;
}

function recordsOf(person, query) {
  const records = [];
  for (const activity of new Set(query.activities)) {
    const { sources } = activities[activity] ?? {};
    for (const category of person.activities.includes(activity) ? holders[id].holds[activity] ?? [] : []) {
      if (query.categories?.length && !query.categories.includes(category)) continue;
      for (const f of fields[category]) {
        const key = [person.email, activity, category, f.field].join('/');
        records.push({ key, field: f.field, record: {
          activity, category, label: f.label, value: state.corrected[key] ?? sample[f.sample](f, key),
          source: sources.includes(f.source) ? f.source : sources[0], collectedOn: day(person.email), concernsThirdParty: false,
        } });
      }
    }
  }
  return records;
}

function mark(set, records, value = true) {
  const changing = records.filter(({ key }) => Boolean(set[key]) !== value);
  for (const { key } of changing) value ? (set[key] = true) : delete set[key];
  return changing.length;
}

function act(query) {
  const found = find(query.subject);
  if (found.length > 1) return { outcome: 'failed', reason: 'Plusieurs personnes répondent à ces données. / Several persons match.' };
  const ever = found.length ? recordsOf(found[0], query) : [];
  if (query.action === 'notify' && ever.length) {
    const names = new Set(ever.flatMap(({ record }) => activities[record.activity].recipients ?? []));
    return { outcome: 'done', recipientsNotified: [...names].map(name => ({ name, on: query.askedAt.slice(0, 10) })) };
  }
  const held = ever.filter(({ key }) => !state.erased[key]);
  if (!held.length) return { outcome: 'no-data' };
  switch (query.action) {
    case 'locate': return { outcome: 'done', records: held.map(({ record: { value, ...known } }) => known) };
    case 'export': return { outcome: 'done', records: held.map(({ record }) => record) };
    case 'erase': return { outcome: 'done', actions: { erased: mark(state.erased, held) } };
    case 'restrict': return { outcome: 'done', actions: { changed: mark(state.restricted, held) } };
    case 'lift-restriction': return { outcome: 'done', actions: { changed: mark(state.restricted, held, false) } };
    case 'stop-processing': return { outcome: 'done', actions: { changed: mark(state.stopped, held) } };
    case 'rectify': {
      let changed = 0;
      for (const c of query.parameters?.corrections ?? [])
        for (const { key } of held.filter(h => h.record.category === c.category && h.field === c.field)) changed++, (state.corrected[key] = c.value);
      return { outcome: 'done', actions: { changed } };
    }
    default: return { outcome: 'failed', reason: `Action inconnue / unknown action: ${query.action}` };
  }
}

const isQuery = q => q?.schema === 'rights.query/1' && typeof q.queryId === 'string' && typeof q.subject?.fullName === 'string'
  && Array.isArray(q.subject.identifiers) && Array.isArray(q.activities);

function answer(query) {
  const earlier = answered.get(query.queryId);
  if (earlier) return earlier;
  const result = act(query);
  const message = JSON.stringify({ schema: 'rights.answer/1', queryId: query.queryId, holder: id, ...result });
  if (result.outcome !== 'failed') answered.set(query.queryId, message); // a failure is tried anew
  if (answered.size > 1000) answered.delete(answered.keys().next().value);
  if (given.state) writeFileSync(given.state + '.new', JSON.stringify(state)), renameSync(given.state + '.new', given.state);
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
        await new Promise((done, fail) => channel.publish('rights.answers', '', Buffer.from(answer(query)), {
          contentType: 'application/json', persistent: true, correlationId: query.queryId, messageId: randomUUID(), userId: account.user,
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
