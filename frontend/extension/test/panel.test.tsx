import { ISessionContext } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import React, { act } from 'react';
import { createRoot } from 'react-dom/client';
import { IClustersApi } from '../src/api';
import { ClusterCatalog } from '../src/clusters';
import { Panel } from '../src/components/panel';
import { readConfigs, readRenderResult } from '../src/contracts';
import { DocumentSpark } from '../src/document-spark';
import { IInstallation, readInstallation } from '../src/installation';
import { ChoiceMemory } from '../src/memory';
import { ISparkClusters } from '../src/tokens';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';

const configs = readConfigs(fixture('all-config.json'));
const local = { ...configs[0], name: 'local', title: 'Local', source: 'built-in', hides: null, ask: [] };

/** A notebook with its kernel, the server's answers and the panel on a page. */
class Stage {
  constructor(readonly kernel: FakeKernel | null = new FakeKernel()) {
    this.context = {
      session: kernel === null ? null : { kernel },
      path: 'Untitled.ipynb',
      kernelDisplayStatus: 'unknown',
      kernelChanged: new Signal(this),
      statusChanged: new Signal(this),
      specsManager: {
        specsChanged: new Signal(this),
        specs: { kernelspecs: { csharp: { language: 'csharp' }, python3: { language: 'python' } } }
      }
    };
  }

  readonly context: Record<string, unknown>;
  installation: IInstallation = readInstallation({ state: 'ready' });
  readonly api: IClustersApi = {
    configs: () => Promise.resolve([local, ...configs]),
    render: (name, language) =>
      Promise.resolve({ ...readRenderResult(fixture('render-result.json')), shown: `start ${name} in ${language}` }),
    installation: () => Promise.resolve(this.installation),
    install: () => Promise.resolve(this.installation),
    cancelInstallation: () => Promise.resolve()
  };

  async show(): Promise<void> {
    const catalog = new ClusterCatalog(this.api);
    this.spark = new DocumentSpark(
      this.context as unknown as ISessionContext,
      catalog,
      this.api,
      new ChoiceMemory(null)
    );
    const changed = new Signal<ISparkClusters, void>({} as ISparkClusters);
    const clusters: ISparkClusters = { catalog, current: this.spark, currentName: 'Untitled.ipynb', changed };
    this.spark.changed.connect(() => changed.emit());
    document.body.append(this.host);
    await act(async () => {
      this.root.render(<Panel clusters={clusters} highlight={null} baseUrl="/user/ada/" />);
      await catalog.refresh();
    });
  }

  async say(name: string, changes: object = {}): Promise<void> {
    await act(async () => this.kernel?.say({ ...fixture(name), ...changes }));
  }

  async click(name: string): Promise<void> {
    await act(async () => this.button(name).click());
  }

  get state(): string | undefined {
    return this.host.querySelector<HTMLElement>('.startspark-panel')?.dataset.state;
  }

  get text(): string {
    return this.host.textContent ?? '';
  }

  get select(): HTMLSelectElement {
    return this.host.querySelector('select')!;
  }

  button(name: string): HTMLButtonElement {
    const found = [...this.host.querySelectorAll('button')].find(
      button => (button.getAttribute('aria-label') ?? button.textContent) === name
    );
    assert.ok(found, `There is no button ${name} in: ${this.text}`);
    return found;
  }

  get sent(): unknown[] {
    return this.kernel!.of('comm_msg').map(message => (message.content.data as { type: string }).type);
  }

  async end(): Promise<void> {
    await act(async () => this.root.unmount());
    this.spark?.dispose();
    this.host.remove();
  }

  spark: DocumentSpark | null = null;
  readonly host = document.createElement('div');
  private readonly root = createRoot(this.host);
}

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
    stage.installation = readInstallation({ state: 'missing', version: '4.3.0', totalBytes: 512000000 });
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

  it('lets another cluster be chosen after a failure', async () => {
    await open();
    await stage.say('status-failed.json');
    await stage.click('Choose a cluster');
    assert.equal(stage.state, 'choose');
    await stage.say('status-failed.json');
    assert.equal(stage.state, 'failed', 'another failure is shown again');
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
    assert.match(stage.text, /The kernel died/);
    await stage.click('Choose a cluster');
    assert.equal(stage.state, 'choose');
  });

  it('is unsupported where the kernel does not answer', async () => {
    await open();
    stage.kernel!.live();
    await act(async () => mock.timers.tick(750));
    await act(async () => mock.timers.tick(2250));
    assert.equal(stage.state, 'unsupported');
    assert.match(stage.text, /does not know Start Spark/);
  });

  it('gives a Python notebook the code to copy, and its kernel no message', async () => {
    await open(new FakeKernel('kernel-2', 'python3'));
    assert.equal(stage.state, 'unsupported');
    assert.equal(stage.host.querySelector('pre')?.textContent, 'start local in python');
    stage.button('Copy');
    assert.deepEqual(stage.kernel!.sent, []);
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
