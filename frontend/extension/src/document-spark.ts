import { ISessionContext } from '@jupyterlab/apputils';
import { Kernel, Session } from '@jupyterlab/services';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { IClustersApi } from './api';
import { ClusterChoice } from './choice';
import { ClusterCatalog } from './clusters';
import { SparkComm } from './comm';
import { ICellProgress, ISparkError } from './contracts';
import { KernelConnector } from './kernel-connector';
import { SparkLauncher } from './launcher';
import { serverRestarted } from './losses';
import { ChoiceMemory } from './memory';
import { momentOf } from './moment';
import { isReady } from './readiness';

/** The languages whose kernels carry our extension. */
const SPOKEN: readonly string[] = ['csharp', 'python'];

/** The Spark of one notebook or console: follows its kernel through restarts and changes. */
export class DocumentSpark implements IDisposable {
  constructor(
    readonly sessionContext: ISessionContext,
    readonly catalog: ClusterCatalog,
    readonly api: IClustersApi,
    memory: ChoiceMemory
  ) {
    this.launcher = new SparkLauncher(api);
    this.choice = new ClusterChoice(api, catalog, memory, () => sessionContext.path);
    this.connector = new KernelConnector(api);
    this.launcher.changed.connect(this._emit, this);
    this.connector.changed.connect(this._emit, this);
    this.choice.changed.connect(this._emit, this);
    sessionContext.kernelChanged.connect(this._onKernelChanged, this);
    sessionContext.statusChanged.connect(this._onStatus, this);
    sessionContext.specsManager.specsChanged.connect(this._onSpecs, this);
    this._follow();
  }

  readonly launcher: SparkLauncher;
  readonly choice: ClusterChoice;
  readonly connector: KernelConnector;

  /** The comm with the kernel; null where there is no kernel, or one that does not speak of Spark. */
  get comm(): SparkComm | null {
    return this._comm;
  }

  /** The kernel whose log can be read: the present one, else the last. */
  get kernelId(): string | null {
    return this._comm?.kernelId ?? this._lastKernel;
  }

  /** The driver's log of the latest start, as far as the kernel has said. */
  get logFile(): string | null {
    return this._logFile;
  }

  /** Why a Spark is gone that no kernel can tell of; null where there is no such. */
  get loss(): ISparkError | null {
    return this._comm?.loss ?? this._loss;
  }

  /** The kernel's language as its kernelspec says; null without a kernel. */
  get language(): string | null {
    const name = this.sessionContext.session?.kernel?.name;
    if (name === undefined) {
      return null;
    }
    return this.sessionContext.specsManager.specs?.kernelspecs[name]?.language.toLowerCase() ?? name;
  }

  /** Whether kernels of that language carry our extension. */
  get isSpoken(): boolean {
    return this.language !== null && SPOKEN.includes(this.language);
  }

  /** The config of the last start, as far as this page knows of it. */
  get lastConfig(): string | null {
    const { phase, config } = this.launcher;
    return (phase.name === 'none' ? this._comm?.status?.config : config?.name) ?? this._lastConfig;
  }

  /** Emitted when anything that the panel shows of this document has changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Emitted when the Spark job of a running cell has come further, or is over. */
  get progressed(): ISignal<this, ICellProgress> {
    return this._progressed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    if (this._disposed) {
      return;
    }
    this._disposed = true;
    this._comm?.dispose();
    this.launcher.dispose();
    this.connector.dispose();
    this.choice.dispose();
    Signal.clearData(this);
  }

  /** Whether a start can be ordered now. */
  get canStart(): boolean {
    return this._isReady && !this.isBusy;
  }

  /** Whether the edited settings can take the place of what is running. */
  get canApply(): boolean {
    return this._isReady && this._isIdleLauncher && this._comm?.status?.state === 'running';
  }

  /** Whether the person edits the chosen config. */
  get isEditing(): boolean {
    return this._editing;
  }

  /** Whether a Spark is there, comes or goes. */
  get isBusy(): boolean {
    return !this._isIdleLauncher || this._comm?.isActive === true;
  }

  private get _isReady(): boolean {
    return isReady(this._comm, this.choice, this.language);
  }

  private get _isIdleLauncher(): boolean {
    return ['none', 'failed'].includes(this.launcher.phase.name);
  }

  /** Opens the chosen config for edits; where Spark runs or has failed, the config that it was started from. */
  edit(): void {
    const name = this.lastConfig;
    if (this._comm?.status?.state !== 'idle' && name !== null && this.catalog.find(name) !== null && this.choice.draft === null) {
      this.choice.choose(name);
    }
    this._editing = true;
    void this.choice.edit();
    this._changed.emit();
  }

  /** Leaves the edits; they are kept. */
  closeEdit(): void {
    this._editing = false;
    this.choice.closeEdit();
    this._changed.emit();
  }

  /** Starts the chosen config's Spark, with its edits; one that runs ends first. */
  start(): void {
    const { config, patch } = this.choice;
    if ((this.canStart || (this._editing && this.canApply)) && this._comm !== null && config !== null && this.language !== null) {
      this._dismissed = momentOf(this._comm.status);
      this._dropLoss();
      this._lastConfig = config.name;
      this._editing = false;
      void this.launcher.start(this._comm, config, this.language, patch);
    }
  }

  /** Ends a start. */
  cancel(): void {
    void this.launcher.cancel(this._comm);
  }

  /** Ends the running Spark; where jobs are at work the kernel asks back, unless the person has said that it may. */
  stop(anyway = false): void {
    if (this._comm?.status?.state === 'running') {
      this._comm.send(anyway ? { type: 'stop' } : { type: 'stop', ask: true });
    } else {
      this.cancel();
    }
  }

  /** Brings our extension into a kernel that does not have it. */
  async connectKernel(): Promise<void> {
    const { kernel } = this.sessionContext.session ?? {};
    if (kernel && this.language !== null && (await this.connector.connect(kernel, this.language))) {
      this._comm?.reopen();
    }
  }

  /**
   * Starts again what failed or was lost, as soon as the kernel has said that it is there; where it is not known what that was, or it
   * cannot be, the person chooses.
   */
  tryAgain(): void {
    const name = this.lastConfig;
    if (this._comm?.isAway === true) {
      this._comm.reopen();
      return;
    }
    this.dismiss();
    if (name !== null && this.catalog.find(name) !== null) {
      this.choice.choose(name);
      this._again = this._comm?.status === null && !this._comm.isSilent;
      this.start();
    }
  }

  /** Puts a failure or loss aside, so that the person can choose anew. */
  dismiss(): void {
    this.launcher.reset();
    this._dismissed = momentOf(this._comm?.status ?? null);
    this._dropLoss();
    this._changed.emit();
  }

  /** Whether the person has put the kernel's last word aside. */
  get isDismissed(): boolean {
    return this._dismissed !== null && this._dismissed === momentOf(this._comm?.status ?? null);
  }

  private _dropLoss(): void {
    this._loss = null;
    this._comm?.dismissLoss();
  }

  private _onKernelChanged(_: ISessionContext, change: Session.ISessionConnection.IKernelChangedArgs): void {
    if (change.newValue?.id !== change.oldValue?.id || this._comm === null || this.launcher.phase.name === 'sent') {
      this.launcher.reset();
      this.connector.reset();
    }
    if (change.newValue !== null && this._comm?.speaksWith(change.newValue) === true) {
      return; // The same kernel was restarted; the comm knows, and what it knows of the time before must not go.
    }
    const wentWithItsServer = change.newValue === null && this._comm?.isAway === true && this._comm.loss !== null;
    this._follow();
    if (wentWithItsServer) {
      this._loss = serverRestarted();
      this._changed.emit();
    }
  }

  private _onStatus(_: ISessionContext, status: Kernel.Status): void {
    if (status === 'dead' && this._comm?.isAway === true) {
      // It went with its server. JupyterLab would offer its session for a while yet, and refuse every other kernel.
      this.sessionContext.sessionManager.refreshRunning().catch(() => undefined);
    }
    this._emit();
  }

  private _onSpecs(): void {
    if (this._comm === null) {
      this._follow();
    }
  }

  private _follow(): void {
    const kernel = this.sessionContext.session?.kernel ?? null;
    this._loss = this.loss;
    this._comm?.dispose();
    this._comm = null;
    this._again = false;
    if (kernel !== null && this.isSpoken) {
      this._lastKernel = kernel.id;
      this._comm = new SparkComm(kernel);
      this._comm.changed.connect(this._emit, this);
      this._comm.progress.changed.connect((_, progress) => this._progressed.emit(progress));
    }
    this.choice.language = this.language;
    this._changed.emit();
  }

  private _emit(): void {
    const status = this._comm?.status ?? null;
    this._logFile = status?.logFile ?? this._logFile;
    if (this._again && (status !== null || this._comm?.isSilent === true)) {
      this._again = false;
      if (status?.state === 'idle') {
        this.start();
      }
    }
    if (status !== null && status.state !== 'idle') {
      this._loss = null;
      this._lastConfig = status.config;
    }
    this._changed.emit();
  }

  private readonly _changed = new Signal<this, void>(this);
  private readonly _progressed = new Signal<this, ICellProgress>(this);
  private _comm: SparkComm | null = null;
  private _lastConfig: string | null = null;
  private _loss: ISparkError | null = null;
  private _dismissed: string | null = null;
  private _lastKernel: string | null = null;
  private _logFile: string | null = null;
  private _again = false;
  private _editing = false;
  private _disposed = false;
}
