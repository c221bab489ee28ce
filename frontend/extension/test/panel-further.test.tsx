import { Signal } from '@lumino/signaling';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { act } from 'react';
import { FakeKernel } from './fake-kernel';
import { Stage } from './stage';

describe('panel, further', () => {
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

  it('shows a warning that comes while Spark runs, says it aloud, and each once', async () => {
    await open(new FakeKernel('kernel-2', 'python3'));
    await stage.say('status-running.json', { warnings: [] });
    const remarks = stage.host.querySelector('.startspark-body [role=status]')!;
    assert.equal(remarks.textContent, '');
    const warning = 'The Python of the workers is 3.11, that of this notebook 3.12.';
    await stage.say('status-running.json', { warnings: [warning, warning] });
    assert.equal(stage.state, 'running');
    assert.equal(remarks.textContent, warning);
    assert.equal(remarks.querySelector('.startspark-warning')?.textContent, warning);
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
