import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { act } from 'react';
import { FocusWatch } from '../src/focus-watch';
import { Stage, stages } from './stage';

describe('coming back to the window', () => {
  const open = stages();
  let stage: Stage;
  let watch: FocusWatch;
  const comeBack = (): Promise<void> => act(async () => void window.dispatchEvent(new window.Event('focus')));
  beforeEach(async () => {
    stage = await open();
    stage.api.files.local = { text: '# mine\nmaster: local[2]\n', etag: '"1"', source: 'user' };
    await stage.say('status-idle.json');
    watch = new FocusWatch(() => void stage.spark!.catalog.glance(), window as unknown as Window);
  });
  afterEach(() => watch.dispose());

  it('shows a config that was written meanwhile, and leaves the selection', async () => {
    await act(async () => stage.spark!.choice.choose('sky'));
    stage.api.listed = [...stage.api.listed, { ...stage.api.listed[0], name: 'new', title: 'Brand new', path: '/new.yaml', source: 'user' }];
    await comeBack();
    assert.ok([...stage.select.options].some(option => option.text === 'Brand new'));
    assert.equal(stage.select.value, 'sky');
  });

  it('looks once in five seconds, and misses nothing', async () => {
    const before = stage.api.looks;
    for (let turn = 0; turn < 5; turn++) {
      await comeBack();
    }
    assert.equal(stage.api.looks - before, 1);
    await act(async () => mock.timers.tick(5000));
    assert.equal(stage.api.looks - before, 2);
    await act(async () => mock.timers.tick(60000));
    assert.equal(stage.api.looks - before, 2, 'it looks by itself no more');
    watch.dispose();
    await comeBack();
    assert.equal(stage.api.looks - before, 2);
  });

  it('disturbs nothing where nothing is new', async () => {
    let changes = 0;
    stage.spark!.changed.connect(() => changes++);
    const { calls, looks } = stage.api;
    const before = calls.length;
    await comeBack();
    assert.deepEqual([stage.api.looks - looks, changes, calls.length - before], [1, 0, 0]);
  });

  it('leaves an edit, its text, its caret and the focus, whatever is new', async () => {
    await stage.click('Edit');
    await stage.until(() => stage.spark!.choice.draft !== null);
    await stage.click('YAML');
    await stage.write(stage.area, '# mine\nmaster: local[4]\n');
    const { area } = stage;
    area.focus();
    area.setSelectionRange(3, 5);
    stage.api.listed = stage.api.listed.map(config => ({ ...config, description: 'Another text' }));
    await comeBack();
    assert.equal(stage.state, 'edit');
    assert.equal(stage.area, area);
    assert.equal(document.activeElement, area);
    assert.deepEqual([area.value, area.selectionStart, area.selectionEnd], ['# mine\nmaster: local[4]\n', 3, 5]);
  });
});
