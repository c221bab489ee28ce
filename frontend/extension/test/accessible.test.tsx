import axe from 'axe-core';
import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import React, { act } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from '../src/api';
import { readChecks } from '../src/checks';
import { LogFollower } from '../src/log/log-follower';
import { LogView } from '../src/log/log-view';
import { FakeApi } from './fake-api';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';
import { Stage, stages } from './stage';

/** What axe finds wrong, each with the element. Colours need a layout, which this page lacks: style.test.ts looks at them. */
async function faults(host: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(host, { rules: { 'color-contrast': { enabled: false } } });
  return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${help}: ${node.html}`));
}

const TEXT = 'master: local[2]\nconf:\n  spark.executor.memory: a lot\n  spark.odd: x\n  spark.a.password: y\nenv:\n  A: b\n';

/** Each card that the panel has, and the way to it. */
const CARDS: Readonly<Record<string, (stage: Stage) => Promise<unknown>>> = {
  connecting: async () => undefined,
  'the server is away': async stage => {
    await stage.say('status-idle.json');
    await act(async () => stage.kernel!.connect('connecting'));
    await act(async () => mock.timers.tick(2000));
  },
  'no answer': async stage => {
    stage.kernel!.live();
    await act(async () => mock.timers.tick(750));
    await act(async () => mock.timers.tick(2250));
  },
  choose: stage => stage.say('status-idle.json'),
  'choose, with checks and a field': async stage => {
    await stage.say('status-idle.json');
    await act(async () => stage.spark!.choice.choose('sky'));
    await act(async () => stage.spark!.choice.type('conf.spark.executor.instances', '4'));
    await act(async () => mock.timers.tick(1000));
    await stage.until(() => stage.spark!.choice.shown !== null);
    await act(async () => mock.timers.tick(1000));
    assert.equal(stage.host.querySelectorAll('.startspark-checks li').length > 0, true);
  },
  queued: stage => stage.say('status-starting.json', { state: 'queued', stages: [] }),
  starting: stage => stage.say('status-starting.json', { warnings: ['Slow disk.'] }),
  running: async stage => {
    await stage.say('status-running.json');
    await stage.say('progress.json');
  },
  'running, with a question': async stage => {
    await stage.say('status-running.json', { uiUrl: null });
    await stage.click('Stop Spark');
    await stage.say('busy.json');
  },
  stopping: stage => stage.say('status-running.json', { state: 'stopping' }),
  failed: stage => stage.say('status-failed.json'),
  lost: stage => stage.say('status-failed.json', { state: 'lost' }),
  'edit, the form': async stage => {
    await openEdit(stage);
    await stage.type('Add an option', 'spark');
    await stage.key(stage.field('Add an option'), 'ArrowDown');
    await stage.click('Save as…');
  },
  'edit, the text with errors': async stage => {
    await openEdit(stage);
    await stage.click('YAML');
    await stage.write(stage.area, 'master: local\nmaster: yarn\n');
  },
  'edit, a conflict': async stage => {
    await openEdit(stage);
    await stage.type('Master', 'local[4]');
    stage.api.saveRefusal = new ApiError(412, 'The file has changed.', '');
    await stage.click('Save');
    await stage.until(() => stage.spark!.choice.drafts.conflictName !== null);
  },
  'other notebooks': async stage => {
    stage.others.push({ id: 'n2', name: 'Other.ipynb', state: 'running' });
    await stage.say('status-idle.json');
  }
};

async function openEdit(stage: Stage): Promise<void> {
  stage.api.optionsProblem = 'Spark cannot be asked.';
  stage.api.files.local = { text: TEXT, etag: '"1"', source: 'built-in' };
  await stage.say('status-idle.json');
  await stage.click('Edit');
  await stage.until(() => stage.spark!.choice.draft !== null);
}

describe('nothing bars who cannot see or point:', () => {
  const open = stages();

  /** Axe waits by the page's own clock, so that has to go again. */
  const check = async (stage: Stage): Promise<void> => {
    mock.timers.reset();
    assert.deepEqual(await faults(stage.host), []);
  };
  const found = ({ api }: Stage): void => {
    api.found = readChecks(fixture('checks.json'));
  };

  for (const [card, go] of Object.entries(CARDS)) {
    it(card, async () => {
      const stage = await open(undefined, found);
      await go(stage);
      await check(stage);
    });
  }

  it('no kernel', async () => {
    await check(await open(null));
  });

  it('another language', async () => {
    const stage = await open(new FakeKernel('kernel-2', 'ir'), ({ api }) => {
      api.listed = api.listed.map(config => ({ ...config, languages: ['r'] }));
    });
    assert.equal(stage.state, 'unsupported');
    await check(stage);
  });

  it('is found by axe where it is', async () => {
    const stage = await open();
    stage.host.insertAdjacentHTML('beforeend', '<button></button>');
    mock.timers.reset();
    assert.match((await faults(stage.host)).join(), /button-name/);
  });
});

describe('nothing bars who cannot see or point, beside the panel:', () => {
  it('the log', async () => {
    const host = document.createElement('div');
    document.body.append(host);
    const root = createRoot(host);
    const api = new FakeApi();
    const bytes = new TextEncoder().encode('26/11/24 00:00:01 INFO A: calm\n26/11/24 00:00:02 ERROR B: boom\n');
    api.pieces.push({ bytes, start: 0, size: bytes.length });
    const follower = new LogFollower(api, 'k');
    await act(async () => root.render(<LogView follower={follower} />));
    await act(async () => {
      follower.isVisible = true;
      await new Promise(resolve => setImmediate(resolve));
    });
    assert.match(host.textContent!, /boom/);
    const found = await faults(host);
    await act(async () => root.unmount());
    follower.dispose();
    host.remove();
    assert.deepEqual(found, []);
  });
});
