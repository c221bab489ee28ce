import type { NotebookPanel } from '@jupyterlab/notebook';
import { PanelLayout, Widget } from '@lumino/widgets';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { act } from 'react';
import { readProgress } from '../src/contracts';
import { CellBars, IJobSource } from '../src/progress/cell-bars';
import { sumOf } from '../src/progress/progress-words';
import { fixture } from './fixtures';
import { stages } from './stage';

const progress = readProgress(fixture('progress.json'))!;
const over = { ...progress, stages: [] };
const source: IJobSource = { since: () => performance.now(), href: jobUrl => `/spark-ui/k/${jobUrl}` };

/** A notebook as far as the bars know it: cells with ids, and what each sent last. */
function view(kernel: string, cells: Record<string, string | null>): NotebookPanel {
  const widgets = Object.entries(cells).map(([id, request]) => {
    const layout = new PanelLayout();
    const cell = new Widget();
    cell.layout = layout;
    document.body.append(cell.node);
    return Object.assign(cell, {
      model: { id },
      isPlaceholder: () => false,
      outputArea: { future: request === null ? null : { msg: { header: { msg_id: request } } } }
    });
  });
  return {
    content: { widgets },
    sessionContext: { session: { kernel: { id: kernel } } }
  } as unknown as NotebookPanel;
}

const barsOf = (panel: NotebookPanel): number[] =>
  panel.content.widgets.map(cell => (cell.layout as PanelLayout).widgets.length);

describe('progress', () => {
  it('is summed up in words', () => {
    const stage = { id: 1, done: 10, total: 10, running: 0, failed: 0 };
    assert.equal(sumOf(progress).words, 'Stage 1 of 1, 12 of 200 tasks, 2 running');
    assert.equal(
      sumOf({ ...progress, stages: [stage, { ...stage, id: 2, done: 1, failed: 3 }, { ...stage, id: 3, done: 0 }] }).words,
      'Stage 2 of 3, 11 of 30 tasks, 3 failed'
    );
    assert.equal(sumOf({ ...progress, stages: [stage] }).words, 'Stage 1 of 1, 10 of 10 tasks');
  });

  it('is under the cell that runs, in each view of its notebook, until the job is over', () => {
    const first = view('k', { a: 'other', b: progress.cell, c: null });
    const second = view('k', { a: null, b: null, c: null });
    const stranger = view('j', { b: null });
    const bars = new CellBars(() => [first, second, stranger]);
    bars.update(second, progress, source);
    bars.update(first, progress, source);
    bars.update(first, { ...progress, stages: [{ ...progress.stages[0], done: 50 }] }, source);
    assert.deepEqual([barsOf(first), barsOf(second), barsOf(stranger)], [[0, 1, 0], [0, 1, 0], [0]]);
    bars.update(first, over, source);
    bars.update(second, over, source);
    bars.update(second, over, source);
    assert.deepEqual([barsOf(first), barsOf(second)], [[0, 0, 0], [0, 0, 0]]);
  });

  it('of a cell that is nowhere is nowhere', () => {
    const panel = view('k', { a: 'other' });
    new CellBars(() => [panel]).update(panel, progress, source);
    assert.deepEqual(barsOf(panel), [0]);
  });
});

describe('progress in the panel', () => {
  const open = stages();

  it('says how far the job is, with a link to it, and goes with it', async () => {
    const stage = await open();
    await stage.say('status-running.json');
    await stage.say('progress.json');
    const bar = stage.host.querySelector('[role=progressbar]')!;
    assert.deepEqual(
      ['aria-label', 'aria-valuemin', 'aria-valuemax', 'aria-valuenow'].map(name => bar.getAttribute(name)),
      ['Spark job', '0', '200', '12']
    );
    const link = [...stage.host.querySelectorAll('a')].find(a => a.textContent === 'Open the job');
    assert.equal(link?.getAttribute('href'), '/user/ada/spark-ui/kernel-1/jobs/job/?id=2');
    await act(async () => stage.kernel!.idle('6f1c2d'));
    assert.equal(stage.host.querySelector('[role=progressbar]'), null);
    await stage.say('progress.json', { jobUrl: '../../api/contents' });
    assert.doesNotMatch(stage.text, /Open the job/, 'a kernel sends nobody out of the Spark UI');
    await stage.say('progress.json', { stages: [] });
    assert.equal(stage.host.querySelector('[role=progressbar]'), null);
  });

  it('lists the Sparks of other notebooks', async () => {
    const stage = await open(undefined, ({ others }) => others.push({ id: 'n2', name: 'Other.ipynb', state: 'running' }));
    assert.match(stage.text, /Spark in other notebooksOther\.ipynb Running/);
    await stage.click('Other.ipynb');
    assert.deepEqual(stage.commands, ['go to n2']);
  });
});
