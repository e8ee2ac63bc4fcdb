'use strict';
// Typesets one letter. Runs inside a worker; the letter's data come in as JSON and never as markup.
const { createRequire } = require('node:module');
const path = require('node:path');
const fonts = require('./fonts.cjs');

const compilers = new Map();
let characters;

function compilerFor(modulesRoot, wordingRoot) {
  const key = `${modulesRoot}\n${wordingRoot}`;
  if (!compilers.has(key)) {
    const load = createRequire(path.join(modulesRoot, 'x.cjs'));
    const { NodeCompiler } = load('@myriaddreamin/typst-ts-node-compiler');
    characters ??= fonts.coverage(modulesRoot, load('fontkit'));
    compilers.set(key, NodeCompiler.create({
      workspace: wordingRoot,
      fontArgs: [{ fontPaths: fonts.folders(modulesRoot) }],
    }));
  }
  return compilers.get(key);
}

/** Replaces what no font can draw by a visible box, notes what it was, and lets very long words break. */
function drawable(value, missing) {
  if (typeof value === 'string') {
    // Every font has ASCII.
    const drawn = value.replace(/[^\0-\x7f]/gu, (character) => {
      const codePoint = character.codePointAt(0);
      if (!missing.has(codePoint)) {
        if (characters.has(codePoint) || /\p{Default_Ignorable_Code_Point}/u.test(character)) return character;
        missing.add(codePoint);
      }
      return '\u25A1';
    });
    // Short enough for a column of the annex; an address or a number of ordinary length stays as it is.
    return drawn.replace(/(?<!\S)\S{41,}/gu, (word) => word.replace(/\S{18}(?=\S)/gu, '$&\u200B'));
  }
  if (Array.isArray(value)) return value.map((item) => drawable(item, missing));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, drawable(item, missing)]));
  }
  return value;
}

/** Where in the wording a diagnostic points; the message itself may quote data and stays apart. */
function fault(diagnostic) {
  return {
    file: String(diagnostic.path ?? ''),
    line: (diagnostic.range?.start?.line ?? -1) + 1,
    message: String(diagnostic.message ?? ''),
  };
}

function faultsOf(compiler, nodeError) {
  try {
    return compiler.fetchDiagnostics(nodeError).map(fault);
  } catch {
    return nodeError.shortDiagnostics.map(fault);
  }
}

/** Where the letterhead placed the signatory's block; a layout without one has none. */
function signaturePlace(compiler, document) {
  const found = compiler.query(document, { selector: '<signature-place>' });
  return found?.[0]?.value ?? null;
}

function compileOnce(compiler, request, missing) {
  const letter = drawable(JSON.parse(request.letter), missing);
  letter.missingCharacters = [...missing].sort((a, b) => a - b)
    .map((codePoint) => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
  const compiled = compiler.compile({
    mainFilePath: path.join(request.wordingRoot, request.template),
    inputs: { letter: JSON.stringify(letter), embedded: request.embedded ?? '' },
    resetRead: true,
  });
  if (compiled.hasError() || !compiled.result) return { pdf: null, faults: faultsOf(compiler, compiled.takeDiagnostics()) };
  // A picture to be looked at: shapes only, without style or script. Each page's paper is drawn over the first page: it goes.
  if (request.picture) {
    const paper = /<path class="typst-shape" fill="#ffffff"[^>]* d="M 0 0v [\d.]+ h [\d.]+ v -[\d.]+ Z "\/>/g;
    return { pdf: null, picture: compiler.plainSvg(compiled.result).replace(paper, ''), faults: [] };
  }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: 'a-3a', creationTimestamp: request.createdAt });
  return { pdf: pdf.toString('base64'), faults: [], signature: signaturePlace(compiler, compiled.result) };
}

/** The characters that a PDF/A export could not draw although a font has them (a mark on a foreign base), or that PDF/A forbids. */
function undrawn(message) {
  const disallowed = /disallowed codepoint `"\\u\{([0-9a-f]+)\}"`/u.exec(message.replaceAll('\\\\', '\\').replaceAll('\\"', '"'));
  if (disallowed) return [parseInt(disallowed[1], 16)];
  const quoted = /the text `"((?:[^`])*)"` could not be displayed/u.exec(message);
  return quoted ? Array.from(quoted[1]).map((character) => character.codePointAt(0)).filter((codePoint) => codePoint >= 0x80) : [];
}

async function typeset(request) {
  const compiler = compilerFor(request.modulesRoot, request.wordingRoot);
  const missing = new Set();
  try {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return compileOnce(compiler, request, missing);
      } catch (error) {
        const message = String(error?.message ?? error);
        const found = undrawn(message).filter((codePoint) => !missing.has(codePoint));
        if (found.length === 0 || attempt === 30) {
          return { pdf: null, faults: [{ file: request.template, line: 0, message }] };
        }
        found.forEach((codePoint) => missing.add(codePoint));
      }
    }
  } finally {
    // Nothing of a letter stays longer than the next few in the worker's cache.
    compiler.evictCache(5);
  }
}

module.exports = async (request) => {
  const sheet = await typeset(request);
  return { ...sheet, memory: process.memoryUsage.rss() };
};
