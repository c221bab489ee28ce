import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError, problemOf } from '../src/api';
import { SparkComm } from '../src/comm';
import { readConfigs } from '../src/contracts';
import { readInstallation } from '../src/installation';
import { SparkLauncher } from '../src/launcher';
import { FakeApi } from './fake-api';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';

const [sky] = readConfigs(fixture('all-config.json'));
const rendered = { ...fixture('render-result.json'), shown: 'start sky in csharp' };
const timing = { poll: 0, acknowledge: 50 };

function ready(): { kernel: FakeKernel; comm: SparkComm } {
  const kernel = new FakeKernel();
  const comm = new SparkComm(kernel.connection);
  kernel.say(fixture('status-idle.json'));
  return { kernel, comm };
}

const edits = { conf: { 'spark.executor.instances': '4' } };

describe('launcher', () => {
  it('renders with what was typed and sends the code to the kernel', async () => {
    const { kernel, comm } = ready();
    const api = new FakeApi();
    const launcher = new SparkLauncher(api, timing);
    await launcher.start(comm, sky, 'csharp', edits);
    assert.equal(launcher.phase.name, 'sent');
    assert.deepEqual(api.calls, ['look', 'render sky csharp']);
    assert.deepEqual(api.edits, { conf: { 'spark.executor.instances': '4' } });
    assert.deepEqual(kernel.of('comm_msg')[0].content.data, { v: 1, type: 'start', config: 'sky', ...rendered });
    kernel.say(fixture('status-starting.json'));
    assert.equal(launcher.phase.name, 'none');
    launcher.dispose();
    comm.dispose();
  });

  it('installs Spark first where it is missing, and shows how far that is', async () => {
    const { comm } = ready();
    const api = new FakeApi();
    api.installations = ['missing', 'installing', 'installing', 'ready'].map(state => readInstallation({ state }));
    const launcher = new SparkLauncher(api, timing);
    const seen: string[] = [];
    launcher.changed.connect(({ phase }) =>
      seen.push(phase.name === 'installing' ? `installing ${phase.installation?.state ?? ''}`.trim() : phase.name)
    );
    await launcher.start(comm, sky, 'csharp', edits);
    assert.deepEqual(seen, ['installing', 'installing installing', 'installing installing', 'rendering', 'sent']);
    assert.deepEqual(api.calls, ['look', 'install', 'look', 'look', 'look', 'render sky csharp']);
    launcher.dispose();
    comm.dispose();
  });

  it('fails with the words of an installation that failed', async () => {
    const { kernel, comm } = ready();
    const api = new FakeApi();
    api.installations = [readInstallation({ state: 'missing' }), readInstallation({ state: 'failed', message: 'No mirror answers.' })];
    const launcher = new SparkLauncher(api, timing);
    await launcher.start(comm, sky, 'csharp', edits);
    assert.ok(launcher.phase.name === 'failed' && launcher.phase.error.cause === 'No mirror answers.');
    assert.equal(kernel.of('comm_msg').length, 0);
    comm.dispose();
  });

  it('ends a download when it is cancelled', async () => {
    const { kernel, comm } = ready();
    const api = new FakeApi();
    api.installations = [readInstallation({ state: 'installing' })];
    const launcher = new SparkLauncher(api, { poll: 60000, acknowledge: 50 });
    const downloading = new Promise<void>(resolve =>
      launcher.changed.connect(({ phase }) => {
        if (phase.name === 'installing' && phase.installation !== null) {
          resolve();
        }
      })
    );
    const start = launcher.start(comm, sky, 'csharp', edits);
    await downloading;
    await launcher.cancel(comm);
    await start;
    assert.equal(launcher.phase.name, 'none');
    assert.equal(api.calls.at(-1), 'cancel');
    assert.equal(kernel.of('comm_msg').length, 0);
    comm.dispose();
  });

  it('tells the kernel to end what it has taken over', async () => {
    const { kernel, comm } = ready();
    const launcher = new SparkLauncher(new FakeApi(), timing);
    await launcher.start(comm, sky, 'csharp', edits);
    await launcher.cancel(comm);
    assert.deepEqual(kernel.of('comm_msg').at(-1)?.content.data, fixture('cancel.json'));
    comm.dispose();
  });

  it('shows the server its own words when it refuses', async () => {
    const { comm } = ready();
    const api = new FakeApi();
    api.refusal = problemOf(422, { title: 'Something is missing', detail: 'The cluster sky asks for a master.', message: 'x' });
    const launcher = new SparkLauncher(api, timing);
    await launcher.start(comm, sky, 'csharp', edits);
    assert.ok(launcher.phase.name === 'failed');
    assert.equal(launcher.phase.error.cause, 'The cluster sky asks for a master.');
    assert.equal(launcher.phase.error.detail, 'Something is missing');
    comm.dispose();
  });

  it('says so when the kernel does not answer', async () => {
    const { comm } = ready();
    const launcher = new SparkLauncher(new FakeApi(), timing);
    const failed = new Promise<void>(resolve =>
      launcher.changed.connect(({ phase }) => (phase.name === 'failed' ? resolve() : undefined))
    );
    await launcher.start(comm, sky, 'csharp', edits);
    await failed;
    assert.ok(launcher.phase.name === 'failed' && /did not answer/.test(launcher.phase.error.cause));
    comm.dispose();
  });
});

describe('problems', () => {
  it('have words even where the server has none', () => {
    assert.equal(problemOf(502, null).message, 'The server refused with status 502.');
    assert.ok(problemOf(400, { message: 'Broken JSON.' }) instanceof ApiError);
  });
});
