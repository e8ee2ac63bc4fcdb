// What a screen reader is told by a PDF, as pdf.js understands it: one line of JSON.
import fs from 'node:fs';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const file = process.argv[2];
const pdf = await getDocument({ data: new Uint8Array(fs.readFileSync(file)), verbosity: VerbosityLevel.ERRORS }).promise;
const { info } = await pdf.getMetadata();
const elements = [];

/** The text of each marked piece of a page. */
async function textById(page) {
  const texts = new Map();
  const open = [];
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if (item.type === 'beginMarkedContentProps' || item.type === 'beginMarkedContent') open.push(item.id ?? null);
    else if (item.type === 'endMarkedContent') open.pop();
    else if (item.str !== undefined) {
      const id = open.findLast((one) => one !== null);
      // A line that ends is a space to the reader.
      if (id !== undefined) texts.set(id, (texts.get(id) ?? '') + item.str + (item.hasEOL ? ' ' : ''));
    }
  }
  return texts;
}

function textOf(node, texts, names) {
  // A field is heard by its alternate name.
  if (node.type === 'annotation') return names.get(node.id) ?? '';
  return node.type === 'content' ? texts.get(node.id) ?? '' : (node.children ?? []).map((child) => textOf(child, texts, names)).join('');
}

function walk(node, texts, names, page, depth) {
  if (node.type === 'content' || node.type === 'annotation') return;
  const { role, alt, lang } = node;
  if (role !== 'Root') elements.push({ page, depth, role, alt: alt ?? null, lang: lang ?? null, text: textOf(node, texts, names).replace(/\s+/gu, ' ').trim() });
  for (const child of node.children ?? []) walk(child, texts, names, page, depth + 1);
}

for (let number = 1; number <= pdf.numPages; number += 1) {
  const page = await pdf.getPage(number);
  const tree = await page.getStructTree();
  const names = new Map((await page.getAnnotations()).map((one) => [`pdfjs_internal_id_${one.id}`, one.alternativeText ?? '']));
  if (tree) walk(tree, await textById(page), names, number, 0);
}
console.log(JSON.stringify({ language: info.Language ?? null, title: info.Title ?? null, marked: (await pdf.getMarkInfo())?.Marked ?? false, pages: pdf.numPages, elements }));
