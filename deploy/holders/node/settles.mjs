// Si une réponse règle sa question ; sinon une personne la voit, et ce détenteur cherche à nouveau quand on le redemande.
// Whether an answer settles its query; else a person sees to it, and asked again the holder looks anew.
// settling.json: examples that hold this to the engine's own rule.
const whole = ['stop-processing', 'lift-restriction']; // these have no parts

export function settles({ action, askedAt }, { outcome, actions: { changed = 0, erased = 0, kept = 0, keptGround, keptUntil } = {} }) {
  if (outcome === 'failed' || outcome === 'refused') return false;
  if (outcome === 'no-data') return changed + erased + kept === 0;
  if (outcome === 'partial' && whole.includes(action)) return false;
  if (outcome === 'partial' && ['erase', 'restrict'].includes(action) && kept === 0) return false;
  if (action !== 'erase' || kept === 0) return true;
  return (keptGround == null || /[0-9]/.test(keptGround)) && (keptUntil == null || keptUntil >= askedAt.slice(0, 10)); // the letter gives both
}
