import { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import { ISignal, Signal } from '@lumino/signaling';
import { IClustersApi } from './api';
import { AskedValues, mergePatch, missingKeys } from './asked';
import { ClusterCatalog } from './clusters';
import { IClusterConfig, ISparkError, Settings } from './contracts';
import { IInstallation } from './installation';
import { errorOf } from './launcher';
import { ChoiceMemory } from './memory';

/** The config that a document is about to start: chosen, filled in, and shown as the code that it becomes. */
export class ClusterChoice implements IDisposable {
  constructor(
    private readonly _api: IClustersApi,
    private readonly _catalog: ClusterCatalog,
    private readonly _memory: ChoiceMemory,
    private readonly _path: () => string
  ) {
    _catalog.changed.connect(this._onCatalog, this);
    void _memory.loaded.then(() => this._onCatalog());
  }

  /** The chosen config; null while there is none to choose. */
  get config(): IClusterConfig | null {
    const configs = this._catalog.configs ?? [];
    return (
      this._catalog.find(this._name) ??
      this._catalog.find(this._memory.configOf(this._path())) ??
      configs.find(config => config.name === 'local') ??
      configs[0] ??
      null
    );
  }

  /** What was typed for it. */
  get typed(): AskedValues {
    return this.config === null ? {} : this._memory.typedFor(this.config.name);
  }

  /** What a start changes of the config, as a merge patch; null for nothing. */
  get patch(): Settings | null {
    return this.config === null ? null : mergePatch(this.config, this.typed);
  }

  /** The code that a start would run, secrets masked; null while there is none. */
  get shown(): string | null {
    return this._shown;
  }

  /** Why there is no code; null where there is, or will be. */
  get renderError(): ISparkError | null {
    return this._renderError;
  }

  /** Whether its Spark is there; null while that is unknown. */
  get installation(): IInstallation | null {
    return this._installation;
  }

  /** The kernel's language, which the code is rendered for; null while no code is wanted. */
  get language(): string | null {
    return this._language;
  }

  set language(value: string | null) {
    if (value !== this._language) {
      this._language = value;
      this.refresh();
    }
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    if (!this._disposed) {
      this._disposed = true;
      this._abort?.abort();
      this._later.dispose();
      Signal.clearData(this);
    }
  }

  /** Chooses a config by its name. */
  choose(name: string): void {
    this._name = name;
    this._memory.keepConfig(this._path(), name);
    this.refresh();
  }

  /** Fills in a setting that the config asks for. */
  type(key: string, value: string): void {
    const config = this.config;
    if (config !== null) {
      this._memory.keepTyped(config.name, { ...this.typed, [key]: value });
      this._changed.emit();
      void this._later.invoke().catch(() => undefined); // Refused only when disposed.
    }
  }

  /** Asks anew for the code and for the installation; what was shown for another config goes at once. */
  refresh(): void {
    const of = `${this._language}/${this.config?.name}`;
    if (of !== this._shownFor) {
      this._shownFor = of;
      this._shown = null;
      this._installation = null;
    }
    this._renderError = null;
    this._changed.emit();
    void this._ask();
  }

  private async _ask(): Promise<void> {
    this._abort?.abort();
    const { config, language } = this;
    if (this._disposed || config === null || language === null) {
      return;
    }
    const abort = new AbortController();
    this._abort = abort;
    await Promise.all([this._askCode(config, language, abort.signal), this._askInstallation(config, abort.signal)]);
  }

  private async _askCode(config: IClusterConfig, language: string, signal: AbortSignal): Promise<void> {
    if (missingKeys(config, this.typed).length > 0 || !config.languages.includes(language)) {
      this._shown = null;
      this._changed.emit();
      return;
    }
    let shown: string | null = null;
    let error: ISparkError | null = null;
    try {
      shown = (await this._api.render({ name: config.name, language, edits: this.patch }, signal)).shown;
    } catch (reason) {
      error = errorOf(reason);
    }
    if (!signal.aborted) {
      this._shown = shown;
      this._renderError = error;
      this._changed.emit();
    }
  }

  private async _askInstallation(config: IClusterConfig, signal: AbortSignal): Promise<void> {
    let installation: IInstallation | null = null;
    try {
      installation = await this._api.installation(config.name);
    } catch {
      // The start itself asks again and tells what is wrong.
    }
    if (!signal.aborted) {
      this._installation = installation;
      this._changed.emit();
    }
  }

  private _onCatalog(): void {
    if (!this._disposed) {
      this.refresh();
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _later = new Debouncer(() => this.refresh(), 250);
  private _name: string | null = null;
  private _shown: string | null = null;
  private _shownFor = '';
  private _renderError: ISparkError | null = null;
  private _installation: IInstallation | null = null;
  private _language: string | null = null;
  private _abort: AbortController | null = null;
  private _disposed = false;
}
