// Saves pages with converters from npm. Reads lines "TOOL<tab>INPUT<tab>OUTPUT" from stdin.
// NODE_MODULES names the folder they are installed in.
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';

const require = createRequire(`${process.env.NODE_MODULES}/`);
const TurndownService = require('turndown');
const { JSDOM } = require('jsdom');
const { Readability } = require('@mozilla/readability');
const { convert } = require('html-to-text');
const { NodeHtmlMarkdown } = require('node-html-markdown');
const { Defuddle } = await import(`${process.env.NODE_MODULES}/defuddle/dist/node.js`);

const URL = 'https://huggingface.co/papers';
const document = html => new JSDOM(html, { url: URL }).window.document;
const article = html => new Readability(document(html), { charThreshold: 100 }).parse();
const turndown = options => html => {
  const service = new TurndownService(options);
  service.remove(['script', 'style', 'title']);
  return service.turndown(html);
};
const unlinked = { selectors: [{ selector: 'a', options: { ignoreHref: true } },
                               { selector: 'img', format: 'skip' }] };

const tools = {
  'turndown': turndown({}),
  'turndown-atx': turndown({ headingStyle: 'atx', bulletListMarker: '-' }),
  'turndown-references': turndown({ headingStyle: 'atx', linkStyle: 'referenced' }),
  'defuddle': async html =>
    (await Defuddle(new JSDOM(html, { url: URL }), URL, { markdown: true })).content,
  'readability-turndown': html => turndown({ headingStyle: 'atx' })(article(html)?.content ?? ''),
  'readability-html': html =>
    `<!doctype html><meta charset="utf-8">${article(html)?.content ?? ''}`,
  'html-to-text': html => convert(html),
  'html-to-text-unwrapped': html => convert(html, { wordwrap: false }),
  'html-to-text-no-links': html => convert(html, { wordwrap: 100, ...unlinked }),
  'node-html-markdown': html => NodeHtmlMarkdown.translate(html),
};

for (const job of readFileSync(0, 'utf8').split('\n').filter(line => line)) {
  const [tool, input, output] = job.split('\t');
  try {
    writeFileSync(output, await tools[tool](readFileSync(input, 'utf8')));
  } catch (error) {
    console.error(`${tool} ${input}: ${error.message}`);
    writeFileSync(output, '');
  }
}
