// Les données d'un détenteur, et ce qu'une question en fait. Ici des personnes fictives ; chez vous, votre base.
// A holder's data, and what a query makes of them. Here made-up people; with you, your database.
import { createHash } from 'node:crypto';

export const emptyState = () => ({ erased: {}, corrected: {}, restricted: {}, stopped: {} });

const pick = (list, key) => list[createHash('sha256').update(key).digest().readUInt32BE() % list.length];
const day = key => new Date(Date.UTC(2025, 0, 6) + 864e5 * pick([...Array(400).keys()], key)).toISOString().slice(0, 10);
const sample = { date: (_, key) => day(key), 'ip-address': (_, key) => `192.0.2.${pick([...Array(254).keys()], key) + 1}`, choice: (f, key) => pick(f.of, key) };
const plain = name => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().match(/\p{L}+/gu)?.sort().join(' ') ?? '';

/** What this holder answers: `{ outcome, reason?, records?, actions?, recipientsNotified? }`, as the contract names them. */
export function holderOf({ id, people, holdings: { activities, holders, fields }, state = emptyState() }) {
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
    // `atLeast`: a person of a check, of whom there is more than a message bears.
    const times = records.length ? Math.ceil((person.atLeast ?? 1) / records.length) : 0;
    return Array.from({ length: times }, (_, number) => records.map(one => (number ? { ...one, key: `${one.key}/${number}` } : one))).flat();
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

  return { act };
}
