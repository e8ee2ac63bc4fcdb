// node --test
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { holderOf } from './data.mjs';
import { settles } from './settles.mjs';
import { isLarge, upload } from './upload.mjs';

const holdings = {
  activities: { visits: { sources: ['observed'], recipients: ['Hébergeur'] } },
  holders: { site: { holds: { visits: ['navigation'] } } },
  fields: { navigation: [{ field: 'browser', label: 'Navigateur', sample: 'choice', source: 'observed', of: ['A', 'B'] }, { field: 'last-visit', label: 'Dernière visite', sample: 'date', source: 'observed' }] },
};
const person = (fullName, birthDate, email) => ({ fullName, birthDate, email, identifiers: [{ type: 'email', value: email }], activities: ['visits'] });
const people = [person('Élise Dupré', '1980-05-17', 'e@example.org'), person('Anselme Doublet', '1971-01-02', 'un@example.org'), person('Anselme Doublet', '1982-03-04', 'deux@example.org')];
const holder = () => holderOf({ id: 'site', people, holdings });
const query = (action, subject, parameters) => ({ action, subject, parameters, activities: ['visits'], askedAt: '2026-04-01T08:00:00Z' });
const [elise, one, other] = people;

test('the person is found, however the name is written', () => {
  const records = holder().act(query('export', { ...elise, fullName: 'DUPRE Elise', identifiers: [] })).records;
  assert.deepEqual(records.map(record => [record.activity, record.label]), [['visits', 'Navigateur'], ['visits', 'Dernière visite']]);
});

test('nobody is guessed', () => {
  const { act } = holder();
  assert.equal(act(query('export', { fullName: elise.fullName, identifiers: [] })).outcome, 'no-data');
  assert.equal(act(query('export', { ...one, fullName: 'Quelqu’un', birthDate: undefined })).outcome, 'no-data');
  assert.equal(act(query('export', { ...one, identifiers: other.identifiers })).outcome, 'failed');
  assert.notDeepEqual(act(query('export', one)).records, act(query('export', other)).records);
});

test('each action does what it says, once', () => {
  const { act } = holder();
  assert.ok(act(query('locate', elise)).records.every(record => !('value' in record)));
  assert.equal(act(query('rectify', elise, { corrections: [{ category: 'navigation', field: 'browser', value: 'C' }] })).actions.changed, 1);
  assert.equal(act(query('export', elise)).records[0].value, 'C');
  for (const action of ['restrict', 'lift-restriction', 'stop-processing']) assert.equal(act(query(action, elise)).actions.changed, 2);
  assert.equal(act(query('restrict', elise)).actions.changed, 2);
  assert.equal(act(query('restrict', elise)).actions.changed, 0);
  assert.deepEqual(act(query('notify', elise)).recipientsNotified, [{ name: 'Hébergeur', on: '2026-04-01' }]);
  assert.equal(act(query('erase', elise)).actions.erased, 2);
  assert.equal(act(query('export', elise)).outcome, 'no-data');
});

test('what settles a query is what the engine takes as done', () => {
  const examples = JSON.parse(readFileSync(new URL('settling.json', import.meta.url)));
  for (const { action, settles: expected, ...answer } of examples) assert.equal(settles({ action, askedAt: '2026-04-01T08:00:00Z' }, answer), expected, JSON.stringify({ action, ...answer }));
});

test('what a message does not bear is large', () => {
  assert.equal(isLarge(Array(20_000), () => ''), false);
  assert.equal(isLarge(Array(20_001), () => ''), true);
  assert.equal(isLarge([1], () => 'é'.repeat(2 * 1024 * 1024 + 1)), true);
});

// An engine that hangs up once, is busy once, and then takes what is missing.
test('an upload goes on where it broke off, and is whole', async () => {
  const records = Array.from({ length: 30_000 }, (_, at) => ({ activity: 'visits', category: 'navigation', label: `Visite ${at}`, value: at }));
  let stored = Buffer.alloc(0), calls = 0;
  const ranges = [];
  const engine = createServer(async (request, response) => {
    if (request.method === 'HEAD') return response.writeHead(204, { 'upload-offset': stored.length }).end();
    ranges.push(request.headers['content-range']);
    if (++calls === 2) return request.resume().on('end', () => response.writeHead(503).end());
    const from = Number(/bytes (\d+)-/.exec(request.headers['content-range'])?.[1] ?? 0);
    assert.equal(from, calls === 1 ? 0 : stored.length);
    for await (const piece of request) {
      stored = Buffer.concat([stored, piece]);
      if (calls === 1 && stored.length > 100_000) {
        stored = stored.subarray(0, stored.lastIndexOf(10) + 1);
        return request.destroy();
      }
    }
    response.writeHead(201).end();
  }).listen(0, '127.0.0.1');
  await once(engine, 'listening');
  const content = await upload({ address: `http://127.0.0.1:${engine.address().port}`, holder: 'site', key: 'k' }, 'q1', records, 1);
  engine.close();
  assert.equal(content.sha256, createHash('sha256').update(stored).digest('hex'));
  assert.equal(content.length, stored.length);
  assert.equal(content.href, '/api/v1/holders/site/queries/q1/content');
  assert.match(ranges.at(-1), /^bytes [1-9]/);
});

test('what the engine does not take is said', async () => {
  const engine = createServer((request, response) => request.resume().on('end', () => response.writeHead(401).end())).listen(0, '127.0.0.1');
  await once(engine, 'listening');
  await assert.rejects(upload({ address: `http://127.0.0.1:${engine.address().port}`, holder: 'site', key: 'k' }, 'q1', [{}], 1), /401/);
  engine.close();
});
