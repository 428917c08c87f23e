// What a first visit costs: the scripts that are fetched, and how long until the page can be used.
import { gzipSync } from 'node:zlib';

/** What the browser calls a long task; the page cannot answer meanwhile. */
const LONG_TASK_MILLIS = 50;
const QUIET_MILLIS = 5_000;
/** Seldom enough not to be what is measured. */
const POLL_MILLIS = 500;

const TRACED = ['devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Milliseconds of processor time that each task of the page's main thread took, as the browser traced them. */
function tasksOf(trace) {
  const { traceEvents } = JSON.parse(trace.toString());
  const place = ({ pid, tid }) => `${pid}:${tid}`;
  const mains = new Set(traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(place));
  return traceEvents.filter((event) => event.name === 'RunTask' && mains.has(place(event))).map(({ tdur }) => (tdur ?? 0) / 1000);
}

/**
 * Opens the console with an empty cache. `figures` is when the network's figures stand there; `interactive`
 * is that, or the end of the last long task before five seconds without one, whatever is later; both in
 * milliseconds from the start of the navigation. `processor` and `longest` are the processor time of all
 * tasks until then and of the longest: what a machine that does other things as well does not change.
 */
export async function firstLoad(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const scripts = [];
    page.on('response', (response) => response.url().endsWith('.js') && scripts.push(response));
    await page.addInitScript(watchTasks);
    await browser.startTracing(page, { categories: TRACED });
    await page.goto(url);
    await page.waitForFunction(() => window.firstLoad.figures !== null);
    // Counted before the quiet time: what is fetched later is not part of the first load.
    const first = [...scripts];
    await page.waitForFunction((quiet) => performance.now() - window.firstLoad.busyUntil() > quiet, QUIET_MILLIS, { polling: POLL_MILLIS });
    const tasks = tasksOf(await browser.stopTracing());
    const sizes = await Promise.all(first.map(async (response) => gzipSync(await response.body(), { level: 9 }).length));
    const timing = await page.evaluate(() => ({
      contentful: performance.getEntriesByName('first-contentful-paint')[0].startTime,
      figures: window.firstLoad.figures,
      interactive: window.firstLoad.busyUntil(),
      longTasks: window.firstLoad.tasks.length,
    }));
    return { scripts: first.length, bytes: sizes.reduce((a, b) => a + b, 0), ...timing, processor: tasks.reduce((a, b) => a + b, 0), longest: Math.max(...tasks) };
  } finally {
    await context.close();
  }
}

/** Runs in the page before its own scripts. */
function watchTasks() {
  const tasks = [];
  window.firstLoad = {
    figures: null,
    tasks,
    busyUntil: () => Math.max(window.firstLoad.figures, ...tasks.map(({ startTime, duration }) => startTime + duration)),
  };
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
  const look = () => {
    if (document.querySelector('.figure-value') === null) {
      requestAnimationFrame(look);
    } else {
      window.firstLoad.figures = performance.now();
    }
  };
  requestAnimationFrame(look);
}

export const described = ({ scripts, bytes, contentful, figures, interactive, longTasks, processor, longest }) =>
  `first load: ${scripts} scripts, ${Math.round(bytes / 1024)} KiB gzip; first paint ${Math.round(contentful)} ms, `
  + `figures ${Math.round(figures)} ms, interactive ${Math.round(interactive)} ms, tasks over ${LONG_TASK_MILLIS} ms: ${longTasks}; `
  + `processor ${Math.round(processor)} ms, ${Math.round(longest)} ms of it the longest task`;
