import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { act } from 'react';
import { readInstallation } from '../src/installation';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';
import { stages } from './stage';

describe('panel', () => {
  const open = stages();

  it('lets a cluster be chosen, and shows the code before it runs', async () => {
    const stage = await open();
    assert.equal(stage.state, 'connecting');
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'choose');
    assert.equal(stage.select.labels[0].textContent, 'Cluster');
    assert.equal(stage.select.value, 'local');
    assert.match(stage.text, /start local in csharp/);
    assert.match(stage.text, /from the variable S3_SECRET/);
    assert.equal(stage.button('Start Spark').disabled, false);
  });

  it('lists broken files with their place, and offers them to nobody', async () => {
    const stage = await open();
    await stage.say('status-idle.json');
    assert.match(stage.text, /did you mean master\?/);
    assert.match(stage.text, /broken\.yaml, line 2: mastr/);
    assert.equal([...stage.select.options].find(option => option.text === 'broken')?.disabled, true);
  });

  it('says which variables there are, and of none where a cell made the Spark', async () => {
    const stage = await open(new FakeKernel('kernel-2', 'python3'));
    await stage.say('status-running.json');
    assert.match(stage.text, /The variables spark and sc are ready/);
    await stage.say('status-running.json', { settings: { remote: 'sc://observatory' } });
    assert.match(stage.text, /The variable spark is ready/);
    await stage.say('status-running.json', { settings: null });
    assert.match(stage.text, /A cell of this notebook started it\./);
  });

  it('does not start before what is asked for is filled in', async () => {
    const stage = await open();
    await stage.say('status-idle.json');
    await act(async () => stage.spark!.choice.choose('sky'));
    assert.equal(stage.button('Start Spark').disabled, true);
    const field = stage.host.querySelector('input')!;
    assert.equal(field.labels![0].textContent, 'spark.executor.instances');
    await act(async () => stage.spark!.choice.type('conf.spark.executor.instances', '4'));
    assert.equal(stage.button('Start Spark').disabled, false);
  });

  it('says what a start will download', async () => {
    const stage = await open(undefined, ({ api }) => {
      api.installations = [readInstallation({ state: 'missing', version: '4.3.0', totalBytes: 512000000 })];
    });
    await stage.say('status-idle.json');
    assert.match(stage.text, /Spark 4\.3\.0 is not on this machine yet\. Start downloads it once \(512 MB\)/);
  });

  it('shows a download that another page has begun, and can end it', async () => {
    const stage = await open(undefined, ({ api }) => {
      api.installations = [
        readInstallation({ state: 'installing', version: '4.3.0', step: 'Download', doneBytes: 128000000, totalBytes: 512000000 })
      ];
    });
    await stage.say('status-idle.json');
    assert.match(stage.text, /Spark 4\.3\.0 is being installed\. Start waits for it\.Download, 128 MB of 512 MB/);
    stage.api.installations = [readInstallation({ state: 'missing', version: '4.3.0' })];
    await stage.click('Cancel the download');
    await stage.until(() => /Spark 4\.3\.0 is not on this machine yet/.test(stage.text));
    assert.ok(stage.api.calls.includes('cancel'));
  });

  it('goes from the click to the running card', async () => {
    const stage = await open();
    await stage.say('status-idle.json');
    await stage.click('Start Spark');
    assert.equal(stage.state, 'starting');
    assert.deepEqual(stage.sent, ['start']);
    await stage.say('status-starting.json', { state: 'queued', stages: [] });
    assert.equal(stage.state, 'queued');
    await stage.say('status-starting.json');
    assert.equal(stage.state, 'starting');
    assert.match(stage.text, /Start the Java process/);
    await stage.say('status-running.json', { config: 'local' });
    assert.equal(stage.state, 'running');
    assert.match(stage.text, /Local.*local-1795463521250.*4\.3\.0/s);
    const link = stage.host.querySelector('a')!;
    assert.equal(link.textContent, 'Open Spark UI');
    assert.equal(link.getAttribute('href'), '/user/ada/spark-ui/kernel-1/');
    assert.equal(link.target, '_blank');
    await stage.click('Stop Spark');
    assert.deepEqual(stage.requests.at(-1), fixture('stop.json'));
    await stage.say('status-running.json', { state: 'stopping' });
    assert.equal(stage.state, 'stopping');
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'choose');
    assert.deepEqual(stage.sent, ['start', 'stop']);
  });

  it('shows no link where there is no Spark UI', async () => {
    const stage = await open();
    await stage.say('status-running.json', { uiUrl: null, config: null });
    assert.equal(stage.state, 'running');
    assert.equal(stage.host.querySelector('a'), null);
    assert.match(stage.text, /made by a cell/);
    assert.match(stage.text, /The Spark UI is off \(spark\.ui\.enabled is false\)/);
  });

  it('cancels a start', async () => {
    const stage = await open();
    await stage.say('status-starting.json');
    await stage.click('Cancel');
    assert.deepEqual(stage.sent, ['cancel']);
  });

  it('counts the seconds of the stage under way', async () => {
    const clock = mock.method(performance, 'now', () => 1000);
    const stage = await open();
    await stage.say('status-starting.json');
    assert.match(stage.text, /0\.9 s/);
    clock.mock.mockImplementation(() => 3500);
    await act(async () => mock.timers.tick(100));
    assert.match(stage.text, /3\.4 s/);
    assert.match(stage.text, /0\.0 s/, 'what is done counts no further');
    clock.mock.restore();
  });

  for (const state of ['failed', 'lost']) {
    it(`tells why Spark is ${state}, the cause first, and tries again`, async () => {
      const stage = await open();
      await stage.say('status-failed.json', { state, config: 'local' });
      assert.equal(stage.state, state);
      const body = stage.host.querySelector('.startspark-body')!.textContent!;
      const at = ['does not answer', 'Check the address', 'Connection refused', 'Failed to connect'].map(words =>
        body.indexOf(words)
      );
      assert.ok(at.every((place, index) => place > (at[index - 1] ?? -1)), body);
      await stage.click('Try again');
      assert.equal(stage.state, 'starting');
      assert.deepEqual(stage.sent, ['start']);
    });
  }

  it('opens the log and the Spark UI from where they are wanted', async () => {
    const stage = await open();
    await stage.say('status-starting.json');
    await stage.click('Open driver log');
    await stage.say('status-running.json');
    await stage.click('Open driver log');
    await stage.click('Show it in a JupyterLab tab');
    await stage.say('status-failed.json', { state: 'lost' });
    await stage.click('Open driver log');
    await stage.say('status-failed.json');
    await stage.click('Open driver log');
    const log = 'startspark:open-log';
    assert.deepEqual(stage.commands, [log, log, 'startspark:open-ui-tab', log, log]);
  });

  it('folds the last lines of the log and the details away, the hint stays in sight', async () => {
    const stage = await open();
    await stage.say('status-failed.json', { config: 'local' });
    const folds = [...stage.host.querySelectorAll('details')];
    assert.deepEqual(folds.map(fold => [fold.querySelector('summary')?.textContent, fold.open]), [
      ['Details', false],
      ["Last lines of Spark's log", false]
    ]);
  });

  it('lets another cluster be chosen after a failure', async () => {
    const stage = await open();
    await stage.say('status-failed.json');
    await stage.click('Choose another cluster');
    assert.equal(stage.state, 'choose');
    await stage.say('status-failed.json');
    assert.equal(stage.state, 'choose', 'the same failure, told again, stays aside');
    await stage.say('status-failed.json', { since: '2026-11-23T20:00:00.000Z' });
    assert.equal(stage.state, 'failed', 'another failure is shown');
  });

  it('shows a warning that comes while Spark runs, says it aloud, and each once', async () => {
    const stage = await open(new FakeKernel('kernel-2', 'python3'));
    await stage.say('status-running.json', { warnings: [] });
    const remarks = stage.host.querySelector('.startspark-body [role=status]')!;
    assert.equal(remarks.textContent, '');
    const warning = 'The Python of the workers is 3.11, that of this notebook 3.12.';
    await stage.say('status-running.json', { warnings: [warning, warning] });
    assert.equal(stage.state, 'running');
    assert.equal(remarks.textContent, warning);
    assert.equal(remarks.querySelector('.startspark-warning')?.textContent, warning);
  });

  it('asks before it ends jobs at work', async () => {
    const stage = await open();
    await stage.say('status-running.json');
    await stage.click('Stop Spark');
    await stage.say('busy.json');
    const dialog = stage.host.querySelector('[role=alertdialog]')!;
    assert.equal(document.getElementById(dialog.getAttribute('aria-labelledby')!)?.textContent,
      '2 Spark jobs are running. Stop Spark all the same?');
    assert.equal(document.activeElement?.textContent, 'Keep it running');
    await stage.click('Keep it running');
    assert.equal(stage.host.querySelector('[role=alertdialog]'), null);
    assert.equal(document.activeElement?.textContent, 'Stop Spark');
    await stage.click('Stop Spark');
    await stage.say('busy.json', { jobs: 1 });
    assert.match(stage.text, /1 Spark job is running/);
    await stage.click('Stop all the same');
    assert.deepEqual(stage.requests.at(-1), { v: 1, type: 'stop' });
    await stage.say('status-running.json', { state: 'stopping' });
    assert.equal(stage.state, 'stopping');
  });

  it('forgets the question when the jobs, or Spark, have ended by themselves', async () => {
    const stage = await open();
    await stage.say('status-running.json');
    await stage.click('Stop Spark');
    await stage.say('busy.json');
    await stage.say('status-failed.json', { state: 'lost' });
    await stage.say('status-running.json');
    assert.equal(stage.host.querySelector('[role=alertdialog]'), null);
  });

  it('takes one click of two', async () => {
    const stage = await open();
    await stage.say('status-idle.json');
    await act(async () => {
      stage.button('Start Spark').click();
      stage.spark!.start();
    });
    assert.deepEqual(stage.sent, ['start']);
  });

  it('ends a start where stopping is asked for', async () => {
    const stage = await open();
    await stage.say('status-starting.json');
    assert.match(stage.text, /Waiting for the cluster to give executors/);
    stage.spark!.stop();
    assert.deepEqual(stage.sent, ['cancel']);
  });

  it('says each new state aloud, and keeps the focus inside', async () => {
    const stage = await open();
    await stage.say('status-idle.json');
    stage.button('Start Spark').focus();
    await stage.click('Start Spark');
    assert.equal(stage.host.querySelector('[role=status]')?.textContent, 'Spark is starting.');
    assert.equal(document.activeElement?.tagName, 'H3');
  });

  it('leaves the focus on a button that the next state has too', async () => {
    const stage = await open();
    await stage.say('status-starting.json', { state: 'queued', stages: [] });
    stage.button('Cancel').focus();
    await stage.say('status-starting.json');
    assert.equal(stage.state, 'starting');
    assert.equal(document.activeElement, stage.button('Cancel'));
    await stage.say('status-running.json');
    assert.equal(document.activeElement?.tagName, 'H3');
  });

  it('takes the second half of a double click for no cancel', async () => {
    const stage = await open();
    await stage.say('status-starting.json');
    await act(async () => stage.button('Cancel').dispatchEvent(new window.MouseEvent('click', { bubbles: true, detail: 2 })));
    assert.deepEqual(stage.sent, []);
    await stage.click('Cancel');
    assert.deepEqual(stage.sent, ['cancel']);
  });

  it('names and tries again the cluster whose start was refused, not one that failed before', async () => {
    const stage = await open();
    await stage.say('status-failed.json', { config: 'sky' });
    await stage.click('Choose another cluster');
    await act(async () => stage.spark!.choice.choose('local'));
    stage.api.refusal = new Error('The template is broken.');
    await stage.click('Start Spark');
    assert.equal(stage.state, 'failed');
    assert.match(stage.text, /Cluster: Local.*The template is broken\./s);
    stage.api.refusal = null;
    stage.api.calls.length = 0;
    await stage.click('Try again');
    assert.ok(stage.api.calls.includes('render local csharp'));
    assert.deepEqual(stage.sent, ['start']);
  });
});
