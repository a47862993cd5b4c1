// Which features of an HTML part some mail clients lack: caniemail.js PART.html CLIENT...
const {caniemail} = require('caniemail');
const html = require('fs').readFileSync(process.argv[2], 'utf8');
// What is there for the others only, and harmless where it is not known.
const allowed = [
  '<style> element', '@media', 'color-scheme meta tag', 'display:none',
];
const found = caniemail({clients: process.argv.slice(3), html});
const missing = new Set();
for (const feature of [...found.issues.errors.values()].flat()) missing.add(feature.title);
const unexpected = [...missing].filter(title => !allowed.includes(title));
console.log([...missing].join(', ') || 'nothing is missing');
process.exit(unexpected.length > 0 ? 1 : 0);
