import { ISessionContext } from '@jupyterlab/apputils';
import { Signal } from '@lumino/signaling';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock } from 'node:test';
import React, { act } from 'react';
import { createRoot } from 'react-dom/client';
import { ClusterCatalog } from '../src/clusters';
import { Panel } from '../src/components/panel';
import { DocumentSpark } from '../src/document-spark';
import { ChoiceMemory } from '../src/memory';
import { IOtherSpark, ISparkClusters } from '../src/tokens';
import { FakeApi } from './fake-api';
import { FakeKernel } from './fake-kernel';
import { fixture } from './fixtures';

/** A notebook with its kernel, the server's answers and the panel on a page. */
export class Stage {
  constructor(readonly kernel: FakeKernel | null = new FakeKernel()) {
    this.context = {
      session: kernel === null ? null : { kernel },
      path: 'Untitled.ipynb',
      kernelDisplayStatus: 'unknown',
      kernelChanged: new Signal(this),
      statusChanged: this.contextStatus,
      sessionManager: { refreshRunning: async () => this.commands.push('look for sessions') },
      specsManager: {
        specsChanged: new Signal(this),
        specs: {
          kernelspecs: { csharp: { language: 'csharp' }, python3: { language: 'python' }, ir: { language: 'R' } }
        }
      }
    };
  }

  readonly context: Record<string, unknown>;
  readonly contextStatus = new Signal<Stage, string>(this);
  readonly api = new FakeApi();
  readonly commands: string[] = [];
  readonly others: IOtherSpark[] = [];

  async show(): Promise<void> {
    const catalog = new ClusterCatalog(this.api);
    this.spark = new DocumentSpark(
      this.context as unknown as ISessionContext,
      catalog,
      this.api,
      new ChoiceMemory(null)
    );
    const changed = new Signal<ISparkClusters, void>({} as ISparkClusters);
    const clusters: ISparkClusters = {
      catalog,
      current: this.spark,
      currentName: 'Untitled.ipynb',
      others: this.others,
      activate: id => this.commands.push(`go to ${id}`),
      progressed: new Signal({} as ISparkClusters),
      changed
    };
    this.spark.changed.connect(() => changed.emit());
    document.body.append(this.host);
    this.host.setAttribute('role', 'region'); // As the widget in the sidebar is.
    this.host.setAttribute('aria-label', 'Spark clusters');
    await act(async () => {
      this.root.render(<Panel clusters={clusters} highlight={null} baseUrl="/user/ada/" run={id => this.commands.push(id)} />);
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

  /** The field of a label. */
  field(label: string): HTMLInputElement {
    const found = [...this.host.querySelectorAll<HTMLInputElement>('input, select')].find(
      field => (field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent) === label
    );
    assert.ok(found, `There is no field ${label} in: ${this.text}`);
    return found;
  }

  get area(): HTMLTextAreaElement {
    return this.host.querySelector('textarea')!;
  }

  type(label: string, value: string): Promise<void> {
    return this.write(this.field(label), value);
  }

  /** As a person types: React hears of a value only by the element's own setter. */
  async write(field: HTMLElement, value: string): Promise<void> {
    await act(async () => {
      Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')!.set!.call(field, value);
      field.dispatchEvent(new window.Event('input', { bubbles: true }));
    });
  }

  async pick(label: string, value: string): Promise<void> {
    await act(async () => {
      const field = this.field(label);
      field.value = value;
      field.dispatchEvent(new window.Event('change', { bubbles: true }));
    });
  }

  async key(field: HTMLElement, key: string): Promise<void> {
    await act(async () => void field.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
  }

  /** Waits for what comes by way of promises; the test's clock stands still meanwhile. */
  async until(condition: () => boolean): Promise<void> {
    for (let turn = 0; turn < 200 && !condition(); turn++) {
      await act(async () => new Promise<void>(resolve => setImmediate(resolve)));
    }
    assert.ok(condition(), `It did not come: ${condition}\n${this.text}`);
  }

  /** The requests that the kernel got. */
  get requests(): unknown[] {
    return this.kernel!.of('comm_msg').map(message => message.content.data);
  }

  get sent(): unknown[] {
    return this.requests.map(request => (request as { type: string }).type);
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

/** Opens the stages of a suite. Time stands still in each test unless it moves it, and the stage goes with its test. */
export function stages(): (kernel?: FakeKernel | null, prepare?: (stage: Stage) => void) => Promise<Stage> {
  let current: Stage | null = null;
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'setInterval'] }));
  afterEach(async () => {
    await current?.end();
    current = null;
    mock.timers.reset();
  });
  return async (kernel, prepare) => {
    current = new Stage(kernel);
    prepare?.(current);
    await current.show();
    return current;
  };
}
