import assert from 'node:assert/strict';
import { afterEach, describe, it, mock } from 'node:test';
import React, { act } from 'react';
import { createRoot } from 'react-dom/client';
import { ILogPiece } from '../src/api';
import { LogFollower } from '../src/log/log-follower';
import { LogLines, filtered, found } from '../src/log/log-lines';
import { LogView } from '../src/log/log-view';
import { FakeApi } from './fake-api';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const TRACE = `26/11/24 00:00:01 INFO SparkContext: Running Spark
26/11/24 00:00:02 ERROR Executor: Exception in task 0.0
java.lang.OutOfMemoryError: Java heap space
\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)
26/11/24 00:00:03 WARN TaskSetManager: Lost task, no ERROR though
plain words
`;

describe('the lines of a log', () => {
  it('have levels; what goes on with a line has its level', () => {
    const log = new LogLines();
    log.add(bytes(TRACE));
    assert.deepEqual(log.lines.map(line => line.level), ['INFO', 'ERROR', 'ERROR', 'ERROR', 'WARN', 'INFO']);
    assert.equal(filtered(log.lines, 'WARN').length, 4);
    assert.deepEqual(filtered(log.lines, 'TRACE'), log.lines);
    assert.deepEqual(found(log.lines, 'error'), [1, 2, 4]);
    assert.deepEqual(found(log.lines, ''), []);
  });

  it('wait for their end, also in the middle of a letter', () => {
    const log = new LogLines();
    const all = bytes('Grüße\nzwei');
    log.add(all.subarray(0, 3));
    log.add(all.subarray(3));
    assert.deepEqual(log.lines.map(line => line.text), ['Grüße']);
    log.add(bytes('\r\n'));
    assert.equal(log.lines[1].text, 'zwei');
  });

  it('are let go when they become too many, and keep their numbers', () => {
    const log = new LogLines(3);
    log.add(bytes('a\nb\nc\nd\ne\n'));
    assert.deepEqual([log.lines.map(line => line.number), log.dropped], [[2, 3, 4], 2]);
    log.add(bytes('x'.repeat(10000)));
    assert.equal(log.lines.length, 3, 'a line without an end does not grow for ever');
  });
});

/** A server with one log, which answers ranges as HTTP has it. */
class LogServer extends FakeApi {
  content: Uint8Array | null = null;

  override log = (_: string, range: string): Promise<ILogPiece | null> => {
    this.calls.push(range);
    const { content } = this;
    if (content === null) {
      return Promise.resolve(null);
    }
    const [from] = range.split('-');
    const start = from === '' ? Math.max(0, content.length - Number(range.slice(1))) : Number(from);
    const end = from === '' ? content.length : Number(range.split('-')[1]) + 1;
    return Promise.resolve({ bytes: content.subarray(start, end), start: Math.min(start, content.length), size: content.length });
  };
}

const flush = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('following a log', () => {
  afterEach(() => mock.timers.reset());
  const timing = { tail: 100, quick: 10, slow: 100 };

  it('reads what is new and nothing twice, only while somebody looks', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const server = new LogServer();
    const follower = new LogFollower(server, 'k', timing);
    await flush();
    assert.deepEqual(server.calls, [], 'nobody looks yet');
    follower.isVisible = true;
    await flush();
    assert.equal(follower.exists, false);
    server.content = bytes('one\n');
    mock.timers.tick(100);
    await flush();
    server.content = bytes('one\ntwo\n');
    mock.timers.tick(10);
    await flush();
    assert.deepEqual(follower.log.lines.map(line => line.text), ['one', 'two']);
    assert.deepEqual(server.calls, ['-100', '-100', '4-103']);
    follower.isVisible = false;
    mock.timers.tick(1000);
    await flush();
    assert.equal(server.calls.length, 3);
    follower.isVisible = true;
    follower.isFollowing = false;
    await flush();
    assert.equal(follower.log.lines.length, 2, 'what is paused stands still');
    follower.dispose();
  });

  it('keeps what was read of a log that is gone, and only the end of one that grew too much', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const server = new LogServer();
    server.content = bytes('one\n');
    const follower = new LogFollower(server, 'k', timing);
    follower.isVisible = true;
    await flush();
    server.content = null;
    mock.timers.tick(10);
    await flush();
    assert.deepEqual(follower.log.lines.map(line => line.text), ['one']);
    assert.equal(follower.exists, true);
    server.content = bytes(`one\n${Array.from({ length: 60 }, (_, at) => `line ${at}\n`).join('')}`);
    mock.timers.tick(100);
    await flush();
    mock.timers.tick(10);
    await flush();
    assert.equal(follower.log.lines.at(-1)?.text, 'line 59');
    assert.equal(follower.skipped, server.content.length - 100);
    follower.dispose();
  });

  it('begins with the end of a long log, at a whole line', async () => {
    const server = new LogServer();
    server.content = bytes(Array.from({ length: 40 }, (_, at) => `line ${at}\n`).join(''));
    const follower = new LogFollower(server, 'k', timing);
    follower.isVisible = true;
    await flush();
    assert.match(follower.log.lines[0].text, /^line \d+$/);
    assert.equal(follower.log.lines.at(-1)?.text, 'line 39');
    assert.equal(follower.skipped, server.content.length - 100);
    follower.dispose();
  });

  it('begins anew where another log took the place of the first', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const server = new LogServer();
    server.content = bytes('a long first log\n');
    const follower = new LogFollower(server, 'k', timing);
    follower.isVisible = true;
    await flush();
    server.content = bytes('short\n');
    mock.timers.tick(10);
    await flush();
    mock.timers.tick(10);
    await flush();
    assert.deepEqual(follower.log.lines.map(line => line.text), ['short']);
    server.content = bytes('another, and longer\n');
    follower.follow('k');
    await flush();
    assert.deepEqual(follower.log.lines.map(line => line.text), ['another, and longer']);
    follower.dispose();
  });

  it('says why it cannot read, and goes on', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const server = new LogServer();
    const { log } = server;
    server.log = () => Promise.reject(new Error('The server could not be reached.'));
    const follower = new LogFollower(server, 'k', timing);
    follower.isVisible = true;
    await flush();
    assert.match(follower.error, /could not be reached/);
    server.log = log;
    server.content = bytes('back\n');
    mock.timers.tick(100);
    await flush();
    assert.equal(follower.error, '');
    assert.equal(follower.log.lines[0].text, 'back');
    follower.dispose();
  });
});

/** The view on the page, and how it is taken away with its follower. */
async function shown(follower: LogFollower): Promise<{ host: HTMLElement; end: () => Promise<void> }> {
  const host = document.createElement('div');
  document.body.append(host);
  const root = createRoot(host);
  await act(async () => root.render(<LogView follower={follower} />));
  return {
    host,
    end: async () => {
      await act(async () => root.unmount());
      follower.dispose();
      host.remove();
    }
  };
}

/** Types into the search field, as React hears it. */
async function lookFor(host: HTMLElement, text: string): Promise<void> {
  const search = host.querySelector('input')!;
  await act(async () => {
    Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value')!.set!.call(search, text);
    search.dispatchEvent(new window.Event('input', { bubbles: true }));
  });
}

describe('the view of a log', () => {
  it('holds few lines of many, filters by level, and finds', async () => {
    const server = new LogServer();
    server.content = bytes(`${'26/11/24 00:00:01 INFO A: calm\n'.repeat(5000)}26/11/24 00:00:02 ERROR B: <b>boom</b>\n`);
    const follower = new LogFollower(server, 'k', { tail: 1e6, quick: 1e6, slow: 1e6 });
    const { host, end } = await shown(follower);
    await act(async () => {
      follower.isVisible = true;
      await flush();
    });
    assert.match(host.textContent!, /5001 lines/);
    assert.ok(host.querySelectorAll('li').length < 200);
    await act(async () => {
      const level = host.querySelector('select')!;
      level.value = 'ERROR';
      level.dispatchEvent(new window.Event('change', { bubbles: true }));
    });
    assert.equal(host.querySelector('li')?.textContent, '26/11/24 00:00:02 ERROR B: <b>boom</b>');
    assert.match(host.textContent!, /1 of 5001 lines/);
    await lookFor(host, 'BOOM');
    assert.equal(host.querySelector('mark')?.textContent, 'boom');
    await act(async () => host.querySelector<HTMLButtonElement>('[aria-label="Next match"]')!.click());
    assert.equal(host.querySelector('li[aria-current]')?.textContent?.includes('boom'), true);
    assert.equal(follower.isFollowing, false, 'who looks for something wants the page to stand still');
    await end();
  });

  it('goes along with its end as it grows, and finds in what is new, at every level', async () => {
    const server = new LogServer();
    server.content = bytes('one\n');
    const follower = new LogFollower(server, 'k', { tail: 1e6, quick: 1e6, slow: 1e6 });
    const { host, end } = await shown(follower);
    const look = (): Promise<void> =>
      act(async () => {
        follower.isVisible = false;
        follower.isVisible = true;
        await flush();
      });
    await look();
    await lookFor(host, 'boom');
    assert.match(host.textContent!, /Not found/);
    const scroller = host.querySelector('.startspark-log-lines')!;
    Object.defineProperty(scroller, 'scrollHeight', { value: 777 });
    server.content = bytes('one\nboom\n');
    await look();
    assert.match(host.textContent!, /1 of 1 lines/);
    assert.equal(scroller.scrollTop, 777);
    await end();
  });
});
