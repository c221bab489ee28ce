import { Signal } from '@lumino/signaling';
import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { act } from 'react';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';
import { stages } from './stage';

/** A kernel that ends by itself and is started again by the server. */
function dies(kernel: FakeKernel): Promise<void> {
  return act(async () => {
    kernel.become('restarting');
    kernel.become('autorestarting');
    kernel.connect('connecting');
    kernel.connect('connected');
  });
}

describe('panel and its kernel', () => {
  const open = stages();

  it('tells of a notebook without a kernel', async () => {
    const stage = await open(null);
    assert.equal(stage.state, 'no-notebook');
    assert.match(stage.text, /no kernel/);
  });

  it('shows what the kernel says before the page turns to anything else', async () => {
    const stage = await open();
    const world = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
    world.IS_REACT_ACT_ENVIRONMENT = false; // Else React would wait for the end of a test's act.
    try {
      stage.kernel!.say(fixture('status-running.json'));
      await Promise.resolve();
      assert.equal(stage.state, 'running');
    } finally {
      world.IS_REACT_ACT_ENVIRONMENT = true;
    }
  });

  it('tells of a kernel whose connection does not open', async () => {
    const kernel = new FakeKernel();
    kernel.connectionStatus = 'connecting';
    const stage = await open(kernel);
    assert.match(stage.text, /Connecting to the kernel/);
    await act(async () => mock.timers.tick(15000));
    assert.equal(stage.state, 'connecting');
    assert.match(stage.text, /The kernel cannot be reached/);
    await act(async () => kernel.connect('connected'));
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'choose');
  });

  it('has JupyterLab look at once for what is left of the sessions when a kernel went with its server', async () => {
    const stage = await open();
    await stage.say('status-running.json');
    await act(async () => stage.contextStatus.emit('dead'));
    assert.deepEqual(stage.commands, []); // Its server is there.
    await act(async () => {
      stage.kernel!.connect('connecting');
      mock.timers.tick(2000);
      stage.kernel!.become('dead');
      stage.contextStatus.emit('dead');
    });
    assert.deepEqual(stage.commands, ['look for sessions']);
    assert.match(stage.text, /The server was stopped; its kernels ended with it/);
  });

  it('tells of a restart that ended a Spark, until the next start, and of none that did not', async () => {
    const stage = await open();
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
    const stage = await open();
    await stage.say('status-running.json', { config: 'local' });
    await dies(stage.kernel!);
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'lost');
    assert.match(stage.text, /Cluster: Local/);
    assert.match(stage.text, /The kernel died/);
    await stage.click('Try again');
    assert.equal(stage.state, 'starting', 'although this page never started it');
    assert.equal(stage.sent.at(-1), 'start');
  });

  it('tries again as soon as the kernel has said that it is there', async () => {
    const stage = await open();
    await stage.say('status-running.json', { config: 'local' });
    await dies(stage.kernel!);
    assert.equal(stage.state, 'lost');
    await stage.click('Try again');
    assert.equal(stage.state, 'connecting');
    assert.doesNotMatch(stage.sent.join(), /start/);
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'starting');
    assert.equal(stage.sent.filter(type => type === 'start').length, 1);
  });

  it('is unsupported where the kernel does not answer', async () => {
    const stage = await open();
    stage.kernel!.live();
    await act(async () => mock.timers.tick(750));
    await act(async () => mock.timers.tick(2250));
    assert.equal(stage.state, 'unsupported');
    assert.match(stage.text, /does not know Start Spark/);
  });

  it('gives a notebook of another language the code to copy where there is a template, and its kernel no message', async () => {
    const stage = await open(new FakeKernel('kernel-2', 'ir'), ({ api }) => {
      api.listed = api.listed.map(config => ({ ...config, languages: ['r'] }));
    });
    assert.equal(stage.state, 'unsupported');
    assert.equal(stage.host.querySelector('pre')?.textContent, 'start local in r');
    stage.button('Copy');
    assert.deepEqual(stage.kernel!.sent, []);
  });

  it('starts and runs in a Python notebook as in any other', async () => {
    const stage = await open(new FakeKernel('kernel-2', 'python3'));
    await stage.say('status-idle.json');
    assert.equal(stage.state, 'choose');
    await stage.click('Start Spark');
    await stage.say('status-running.json');
    assert.equal(stage.state, 'running');
    assert.match(stage.text, /variables spark and sc are ready/);
    assert.match(stage.text, /This kernel's PySpark is 4\.0\.1/, 'the warnings stay in sight');
  });

  it('connects a Python kernel of another server, and says why where that does not go', async () => {
    const stage = await open(new FakeKernel('kernel-2', 'python3'));
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

  it('says that the connection is lost, without a spinner, where no Spark was', async () => {
    const stage = await open();
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
    const stage = await open();
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
    const stage = await open();
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
});
