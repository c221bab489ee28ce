import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { act } from 'react';
import { readInstallation } from '../src/installation';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';
import { Stage } from './stage';

describe('panel', () => {
  let stage: Stage;
  const open = async (kernel?: FakeKernel | null): Promise<void> => {
    stage = new Stage(kernel);
    await stage.show();
  };
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'setInterval'] }));
  afterEach(async () => {
    await stage.end();
    mock.timers.reset();
  });

  it('tells of a notebook without a kernel', async () => {
    await open(null);
    assert.equal(stage.state, 'no-notebook');
    assert.match(stage.text, /no kernel/);
  });

  it('lets a cluster be chosen, and shows the code before it runs', async () => {
    await open();
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
    await open();
    await stage.say('status-idle.json');
    assert.match(stage.text, /did you mean master\?/);
    assert.match(stage.text, /broken\.yaml, line 2: mastr/);
    assert.equal([...stage.select.options].find(option => option.text === 'broken')?.disabled, true);
  });

  it('does not start before what is asked for is filled in', async () => {
    await open();
    await stage.say('status-idle.json');
    await act(async () => stage.spark!.choice.choose('sky'));
    assert.equal(stage.button('Start Spark').disabled, true);
    const field = stage.host.querySelector('input')!;
    assert.equal(field.labels![0].textContent, 'spark.executor.instances');
    await act(async () => stage.spark!.choice.type('conf.spark.executor.instances', '4'));
    assert.equal(stage.button('Start Spark').disabled, false);
  });

  it('says what a start will download', async () => {
    stage = new Stage();
    stage.api.installations = [readInstallation({ state: 'missing', version: '4.3.0', totalBytes: 512000000 })];
    await stage.show();
    await stage.say('status-idle.json');
    assert.match(stage.text, /Spark 4\.3\.0 is not on this machine yet\. Start downloads it once \(512 MB\)/);
  });

  it('goes from the click to the running card', async () => {
    await open();
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
    await open();
    await stage.say('status-running.json', { uiUrl: null, config: null });
    assert.equal(stage.state, 'running');
    assert.equal(stage.host.querySelector('a'), null);
    assert.match(stage.text, /made by a cell/);
    assert.match(stage.text, /The Spark UI is off \(spark\.ui\.enabled is false\)/);
  });

  it('cancels a start', async () => {
    await open();
    await stage.say('status-starting.json');
    await stage.click('Cancel');
    assert.deepEqual(stage.sent, ['cancel']);
  });

  it('counts the seconds of the stage under way', async () => {
    const clock = mock.method(performance, 'now', () => 1000);
    await open();
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
      await open();
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
    await open();
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
    await open();
    await stage.say('status-failed.json', { config: 'local' });
    const folds = [...stage.host.querySelectorAll('details')];
    assert.deepEqual(folds.map(fold => [fold.querySelector('summary')?.textContent, fold.open]), [
      ['Details', false],
      ["Last lines of Spark's log", false]
    ]);
  });

  it('lets another cluster be chosen after a failure', async () => {
    await open();
    await stage.say('status-failed.json');
    await stage.click('Choose another cluster');
    assert.equal(stage.state, 'choose');
    await stage.say('status-failed.json');
    assert.equal(stage.state, 'choose', 'the same failure, told again, stays aside');
    await stage.say('status-failed.json', { since: '2026-11-23T20:00:00.000Z' });
    assert.equal(stage.state, 'failed', 'another failure is shown');
  });

  it('tells of a restart that ended a Spark, until the next start, and of none that did not', async () => {
    await open();
    const restart = async (): Promise<void> => {
      await act(async () => {
        stage.kernel!.become('restarting');
        stage.kernel!.connect('connecting');
        stage.kernel!.connect('connected');
      });
      await stage.say('status-idle.json');
    };
    await stage.say('status-idle.json');
    await restart();
    assert.doesNotMatch(stage.text, /was restarted/);
    await stage.say('status-running.json');
    await restart();
    assert.equal(stage.state, 'choose');
    assert.match(stage.text, /The kernel was restarted, and its Spark ended with it/);
    await stage.say('status-running.json');
    await stage.say('status-idle.json');
    assert.doesNotMatch(stage.text, /was restarted/);
  });

  it('tells of a kernel that died with its Spark', async () => {
    await open();
    await stage.say('status-running.json', { config: 'local' });
    await act(async () => {
      stage.kernel!.become('restarting');
      stage.kernel!.become('autorestarting');
      stage.kernel!.connect('connecting');
      stage.kernel!.connect('connected');
    });
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'lost');
    assert.match(stage.text, /Cluster: Local/);
    assert.match(stage.text, /The kernel died/);
    await stage.click('Try again');
    assert.equal(stage.state, 'starting', 'although this page never started it');
    assert.equal(stage.sent.at(-1), 'start');
  });
});
