// Asks Lighthouse about pages, one after the other in one Chrome, on its own telephone (412 x 823, slow 4G).
// In: {urls, categories}. Out: for each page the scores, the audits that are not perfect, numbers such as times, and
// every request with its bytes on the wire; `above` says whether it is a picture that is seen without scrolling.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = createRequire(process.env.BIAOGAN_NODE_MODULES + '/');
const load = (name) => import(pathToFileURL(modules.resolve(name)).href);
const { default: lighthouse } = await load('lighthouse');
const { launch } = await load('chrome-launcher');

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { urls, categories } = JSON.parse(text);
// Waiting for a calm second is for times; what is there and how many bytes it has is known sooner.
const calm = { pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 500, cpuQuietThresholdMs: 0 };
const patience = categories.includes('performance') ? {} : calm;

const chrome = await launch({
  chromePath: process.env.BIAOGAN_BROWSER,
  chromeFlags: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--disable-background-networking',
    '--disable-component-update',
  ],
});
const visit = async (url, tries = 3) => {
  const told = await lighthouse(url, {
    port: chrome.port,
    logLevel: 'error',
    onlyCategories: categories,
    onlyAudits: ['network-requests'],
    disableFullPageScreenshot: true,
    ...patience,
  });
  // On a busy machine the recording may miss the start of the page (NO_NAVSTART): that is no word about the page.
  return told.lhr.runtimeError && tries > 1 ? visit(url, tries - 1) : told;
};

try {
  const pages = [];
  for (const url of urls) {
    const { lhr, artifacts } = await visit(url);
    const audits = Object.values(lhr.audits);
    const requests = lhr.audits['network-requests'].details?.items ?? [];
    const fold = artifacts.ViewportDimensions?.innerHeight ?? Infinity;
    const seen = new Set(
      (artifacts.ImageElements ?? []).filter(({ clientRect }) => clientRect.top < fold).map(({ src }) => src),
    );
    pages.push({
      url,
      error: lhr.runtimeError?.message ?? '',
      scores: Object.fromEntries(Object.values(lhr.categories).map((each) => [each.id, each.score])),
      failed: audits
        .filter((audit) => audit.score !== null && audit.score < 1)
        .map(({ id, title, explanation, details }) => ({ id, title, explanation, items: details?.items ?? [] })),
      metrics: Object.fromEntries(
        audits.filter((audit) => audit.numericValue !== undefined).map((audit) => [audit.id, audit.numericValue]),
      ),
      requests: requests.map(({ url: address, statusCode, resourceType, transferSize }) => ({
        url: address, status: statusCode, kind: resourceType, bytes: transferSize, above: seen.has(address),
      })),
    });
  }
  process.stdout.write(JSON.stringify(pages));
} finally {
  await chrome.kill();
}
