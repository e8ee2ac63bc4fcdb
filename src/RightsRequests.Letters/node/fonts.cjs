'use strict';
// The fonts a letter may use, in the order of preference, and the characters they have together.
const fs = require('node:fs');
const path = require('node:path');

const FACES = [
  ['source-serif-4', ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold']],
  ['source-sans-3', ['400Regular', '600SemiBold', '700Bold']],
  ['noto-sans', ['400Regular', '700Bold']],
  ['noto-naskh-arabic', ['400Regular', '700Bold']],
  ['frank-ruhl-libre', ['400Regular', '700Bold']],
  ['noto-sans-sc', ['400Regular']],
  ['noto-sans-kr', ['400Regular']],
  ['noto-sans-thai', ['400Regular']],
  ['noto-sans-lao', ['400Regular']],
  ['noto-sans-khmer', ['400Regular']],
  ['noto-emoji', ['400Regular']],
];

function folders(modulesRoot) {
  return FACES.flatMap(([family, weights]) =>
    weights.map((weight) => path.join(modulesRoot, '@expo-google-fonts', family, weight)));
}

function coverage(modulesRoot, fontkit) {
  const characters = new Set();
  for (const [family, weights] of FACES) {
    // One weight is enough: the weights of a family have the same characters.
    const folder = path.join(modulesRoot, '@expo-google-fonts', family, weights[0]);
    const file = fs.readdirSync(folder).find((name) => name.endsWith('.ttf'));
    for (const codePoint of fontkit.openSync(path.join(folder, file)).characterSet) characters.add(codePoint);
  }
  return characters;
}

module.exports = { folders, coverage };
