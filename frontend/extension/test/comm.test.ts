import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { SparkComm } from '../src/comm';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';

const idle = fixture('status-idle.json');
const running = fixture('status-running.json');

// Functions, since the compiler would take a property for unchanged after it has been asserted once.
const stateOf = (comm: SparkComm): string | null => comm.status?.state ?? null;
const lossOf = (comm: SparkComm): string | null => comm.loss?.cause ?? null;

describe('comm', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('opens at once on the control channel and leaves no future behind', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    assert.deepEqual(kernel.sent, [
      { channel: 'control', type: 'comm_open', content: { comm_id: kernel.commId, target_name: 'startspark', data: { v: 1 } } }
    ]);
    comm.send({ type: 'stop' });
    assert.ok(kernel.sent.every(message => message.channel === 'control'));
    assert.equal(kernel.disposedFutures, kernel.sent.length);
    comm.dispose();
    assert.equal(kernel.sent.at(-1)?.type, 'comm_close');
  });

  it('waits for the connection', () => {
    const kernel = new FakeKernel();
    kernel.connectionStatus = 'connecting';
    const comm = new SparkComm(kernel.connection);
    assert.equal(kernel.sent.length, 0);
    kernel.connect('connected');
    assert.equal(kernel.of('comm_open').length, 1);
    comm.dispose();
  });

  it('tells a connection that does not open from one that is lost', () => {
    const kernel = new FakeKernel();
    kernel.connectionStatus = 'connecting';
    const comm = new SparkComm(kernel.connection);
    mock.timers.tick(14999);
    assert.equal(comm.isAway, false);
    mock.timers.tick(1);
    assert.equal(comm.isAway, true);
    assert.equal(comm.wasConnected, false);
    kernel.connect('connected');
    assert.equal(comm.isAway, false);
    assert.equal(comm.wasConnected, true);
    comm.dispose();
  });

  it('takes the status of its own comm only', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.say(running, 'another');
    assert.equal(stateOf(comm), null);
    kernel.say(running);
    assert.equal(comm.status?.appId, 'local-1795463521250');
    comm.dispose();
    kernel.say(idle);
    assert.equal(stateOf(comm), 'running');
  });

  it('finds a kernel silent within three seconds of its first sign of life, and hears it all the same later', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    mock.timers.tick(10000);
    assert.equal(comm.isSilent, false);
    kernel.live();
    mock.timers.tick(600);
    mock.timers.tick(1799);
    assert.equal(comm.isSilent, false);
    assert.equal(kernel.of('comm_msg').length, 1, 'it asks once more meanwhile');
    mock.timers.tick(1);
    assert.equal(comm.isSilent, true);
    kernel.say(idle);
    assert.equal(comm.isSilent, false);
    comm.dispose();
  });

  it('finds a kernel silent that never shows a sign of life', () => {
    const comm = new SparkComm(new FakeKernel().connection);
    mock.timers.tick(15000);
    mock.timers.tick(600);
    mock.timers.tick(1800);
    assert.equal(comm.isSilent, true);
    comm.dispose();
  });

  it('forgets the status on a restart that the person asked for', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.say(running);
    kernel.become('restarting');
    kernel.connect('connecting');
    assert.equal(stateOf(comm), null);
    assert.equal(lossOf(comm), null);
    kernel.connect('connected');
    assert.equal(kernel.of('comm_open').length, 2);
    comm.dispose();
  });

  it('asks the new process who is there when another window has restarted the kernel', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.say(running);
    kernel.become('starting');
    assert.equal(stateOf(comm), null);
    assert.equal(comm.isRestarted, true);
    assert.equal(kernel.of('comm_open').length, 2);
    kernel.say(idle);
    assert.equal(stateOf(comm), 'idle');
    assert.equal(comm.isRestarted, true, 'until the next start');
    assert.equal(lossOf(comm), null);
    comm.dispose();
  });

  it('tells of no restart where a kernel is only beginning', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.become('starting');
    kernel.say(idle);
    assert.equal(comm.isRestarted, false);
    comm.dispose();
  });

  it('tells of a kernel that died, also after it is back, until the next start', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.say(running);
    kernel.become('restarting');
    kernel.become('autorestarting');
    kernel.connect('connecting');
    kernel.connect('connected');
    kernel.say(idle);
    assert.match(lossOf(comm) ?? '', /kernel died/);
    comm.send({ type: 'start', config: 'local', code: '', shown: '', launch: {}, settings: {} });
    assert.equal(lossOf(comm), null);
    comm.dispose();
  });

  it('tells of no loss where no Spark was', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.say(idle);
    kernel.become('autorestarting');
    assert.equal(lossOf(comm), null);
    comm.dispose();
  });

  it('tells of a lost connection after two seconds, and takes it back when the connection is', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.say(running);
    kernel.connect('connecting');
    mock.timers.tick(1999);
    assert.equal(lossOf(comm), null);
    mock.timers.tick(1);
    assert.match(lossOf(comm) ?? '', /server/);
    kernel.connect('connected');
    assert.equal(lossOf(comm), null);
    assert.equal(stateOf(comm), 'running', 'what is known stays until the kernel says otherwise');
    comm.dispose();
  });

  it('keeps the progress of each cell until the cell ends, whether or not the job is heard to end', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.say(running);
    const seen: string[] = [];
    comm.progress.changed.connect((_, { cell, stages }) => seen.push(`${cell} ${stages.length}`));
    const progress = fixture('progress.json');
    kernel.say(progress);
    kernel.say({ ...progress, cell: 'other' });
    assert.equal(comm.progress.entries.get('6f1c2d')?.stages[0].done, 12);
    kernel.say({ ...progress, stages: [] });
    kernel.idle('other');
    kernel.idle('nobody');
    kernel.say(progress);
    kernel.become('restarting');
    assert.deepEqual(seen, ['6f1c2d 1', 'other 1', '6f1c2d 0', 'other 0', '6f1c2d 1', '6f1c2d 0']);
    comm.dispose();
  });

  it('asks at once who is there when the connection is back', () => {
    const kernel = new FakeKernel();
    const comm = new SparkComm(kernel.connection);
    kernel.say(running);
    kernel.connect('connecting');
    mock.timers.tick(2000);
    assert.equal(comm.isAway, true);
    kernel.connect('connected');
    assert.equal(kernel.of('comm_open').length, 2);
    assert.equal(comm.isAway, false);
    comm.dispose();
  });
});
