import { Signal } from '@lumino/signaling';
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

  it('is unsupported where the kernel does not answer', async () => {
    await open();
    stage.kernel!.live();
    await act(async () => mock.timers.tick(750));
    await act(async () => mock.timers.tick(2250));
    assert.equal(stage.state, 'unsupported');
    assert.match(stage.text, /does not know Start Spark/);
  });

  it('gives a notebook of another language the code to copy where there is a template, and its kernel no message', async () => {
    stage = new Stage(new FakeKernel('kernel-2', 'ir'));
    stage.api.listed = stage.api.listed.map(config => ({ ...config, languages: ['r'] }));
    await stage.show();
    assert.equal(stage.state, 'unsupported');
    assert.equal(stage.host.querySelector('pre')?.textContent, 'start local in r');
    stage.button('Copy');
    assert.deepEqual(stage.kernel!.sent, []);
  });

  it('starts and runs in a Python notebook as in any other', async () => {
    await open(new FakeKernel('kernel-2', 'python3'));
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'choose');
    await stage.click('Start Spark');
    await stage.say('status-running.json');
    assert.equal(stage.state, 'running');
    assert.match(stage.text, /variables spark and sc are ready/);
    assert.match(stage.text, /This kernel's PySpark is 4\.0\.1/, 'the warnings stay in sight');
  });

  it('connects a Python kernel of another server, and says why where that does not go', async () => {
    await open(new FakeKernel('kernel-2', 'python3'));
    const silence = async (): Promise<void> => {
      stage.kernel!.live();
      await act(async () => mock.timers.tick(750));
      await act(async () => mock.timers.tick(2250));
    };
    await silence();
    assert.equal(stage.state, 'unsupported');
    stage.kernel!.executeReply = { status: 'error', ename: 'ImportError', evalue: 'IPython is too old' };
    await stage.click('Connect this kernel');
    assert.match(stage.text, /could not be connected.*ImportError: IPython is too old/s);
    stage.kernel!.executeReply = { status: 'ok' };
    await stage.click('Connect this kernel');
    assert.deepEqual(stage.kernel!.executed.at(-1), {
      code: 'bring it in',
      silent: true,
      store_history: false,
      allow_stdin: false
    });
    assert.equal(stage.kernel!.of('comm_open').length, 2);
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'choose');
  });

  it('asks before it ends jobs at work', async () => {
    await open();
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
    await open();
    await stage.say('status-running.json');
    await stage.click('Stop Spark');
    await stage.say('busy.json');
    await stage.say('status-failed.json', { state: 'lost' });
    await stage.say('status-running.json');
    assert.equal(stage.host.querySelector('[role=alertdialog]'), null);
  });

  it('takes one click of two', async () => {
    await open();
    await stage.say('status-idle.json');
    await act(async () => {
      stage.button('Start Spark').click();
      stage.spark!.start();
    });
    assert.deepEqual(stage.sent, ['start']);
  });

  it('ends a start where stopping is asked for', async () => {
    await open();
    await stage.say('status-starting.json');
    assert.match(stage.text, /Waiting for the cluster to give executors/);
    stage.spark!.stop();
    assert.deepEqual(stage.sent, ['cancel']);
  });

  it('says that the connection is lost, without a spinner, where no Spark was', async () => {
    await open();
    await stage.say('status-idle.json');
    await act(async () => stage.kernel!.connect('connecting'));
    assert.equal(stage.state, 'choose');
    await act(async () => mock.timers.tick(2000));
    assert.equal(stage.state, 'connecting');
    assert.match(stage.text, /The connection to the server is lost/);
    await act(async () => stage.kernel!.connect('connected'));
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'choose');
  });

  it('says that the kernels ended with the server', async () => {
    await open();
    await stage.say('status-running.json');
    await act(async () => stage.kernel!.connect('connecting'));
    await act(async () => mock.timers.tick(2000));
    assert.equal(stage.state, 'lost');
    assert.match(stage.text, /The connection to the server is lost/);
    await act(async () => {
      stage.context.session = null;
      const changed = stage.context.kernelChanged as Signal<unknown, unknown>;
      changed.emit({ oldValue: stage.kernel, newValue: null, name: 'kernel' });
    });
    assert.equal(stage.state, 'lost');
    assert.match(stage.text, /its kernels ended with it/);
  });

  it('follows the document to another kernel', async () => {
    await open();
    await stage.say('status-running.json');
    const other = new FakeKernel('kernel-3');
    await act(async () => {
      stage.context.session = { kernel: other };
      const changed = stage.context.kernelChanged as Signal<unknown, unknown>;
      changed.emit({ oldValue: stage.kernel, newValue: other, name: 'kernel' });
    });
    assert.equal(stage.state, 'connecting');
    assert.equal(stage.kernel!.sent.at(-1)?.type, 'comm_close');
    assert.equal(other.of('comm_open').length, 1);
  });

  it('says each new state aloud, and keeps the focus inside', async () => {
    await open();
    await stage.say('status-idle.json');
    stage.button('Start Spark').focus();
    await stage.click('Start Spark');
    assert.equal(stage.host.querySelector('[role=status]')?.textContent, 'Spark is starting.');
    assert.equal(document.activeElement?.tagName, 'H3');
  });
});
