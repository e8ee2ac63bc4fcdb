'use strict';
// The bound of typesetting: Typst called in a loop, with nothing around it. Compiles all letters once per line on stdin and answers with the bytes made.
const { createRequire } = require('node:module');
const fs = require('node:fs');
const path = require('node:path');
const readline = require('node:readline');

const { modulesRoot, wordingRoot, scriptRoot, letters } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const fonts = require(path.join(scriptRoot, 'fonts.cjs'));
const { NodeCompiler } = createRequire(path.join(modulesRoot, 'x.cjs'))('@myriaddreamin/typst-ts-node-compiler');
const compiler = NodeCompiler.create({ workspace: wordingRoot, fontArgs: [{ fontPaths: fonts.folders(modulesRoot) }] });

function compileAll() {
  let bytes = 0;
  for (const { template, letter, createdAt } of letters) {
    const compiled = compiler.compile({ mainFilePath: path.join(wordingRoot, template), inputs: { letter, embedded: '' } });
    bytes += compiler.pdf(compiled.result, { pdfStandard: 'a-3a', creationTimestamp: createdAt }).length;
    // Without it the compiler would keep all that it ever saw.
    compiler.evictCache(5);
  }
  return bytes;
}

readline.createInterface({ input: process.stdin }).on('line', () => process.stdout.write(`${compileAll()}\n`));
