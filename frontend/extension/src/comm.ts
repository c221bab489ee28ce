import { Kernel, KernelMessage } from '@jupyterlab/services';
import { JSONObject, UUID } from '@lumino/coreutils';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { AnswerWatch, IAnswerTiming } from './answer-watch';
import {
  COMM_TARGET,
  CONTRACT_VERSION,
  ISparkError,
  ISparkStatus,
  SparkRequest,
  readBusy,
  readProgress,
  readStatus
} from './contracts';
import { sendControl } from './control-channel';
import { connectionLost, kernelDied, serverRestarted } from './losses';
import { ProgressBook } from './progress/progress-book';

/** How long the panel waits, in milliseconds. */
export interface ICommTiming extends IAnswerTiming {
  /** From a broken connection to the verdict that it is lost. */
  readonly reconnect: number;
}

// The verdict is promised within three seconds; what remains is for the way of the question and the page's own work.
const TIMING: ICommTiming = { silence: 2400, life: 15000, reconnect: 2000 };

const ACTIVE: readonly string[] = ['queued', 'starting', 'running', 'stopping'];

/**
 * The panel's side of the comm with one kernel. All it sends travels on the control channel, so that neither a running
 * cell nor a starting Spark holds it up; the comms of `createComm` travel on the shell channel, hence our own messages.
 */
export class SparkComm implements IDisposable {
  constructor(
    private readonly _kernel: Kernel.IKernelConnection,
    private readonly _timing: ICommTiming = TIMING
  ) {
    this._watch = new AnswerWatch(
      _kernel,
      _timing,
      () => this.send({ type: 'status' }),
      () => this._giveUp()
    );
    _kernel.iopubMessage.connect(this._onIOPub, this);
    _kernel.statusChanged.connect(this._onKernelStatus, this);
    _kernel.connectionStatusChanged.connect(this._onConnection, this);
    this._onConnection(_kernel, _kernel.connectionStatus);
  }

  /** How far the Spark jobs of the running cells are. */
  readonly progress = new ProgressBook();

  /** The kernel that this comm speaks with. */
  get kernelId(): string {
    return this._kernel.id;
  }

  /** Whether this is the comm of that connection. */
  speaksWith(kernel: Kernel.IKernelConnection): boolean {
    return kernel === this._kernel;
  }

  /** The last status that the kernel sent; null before the first, and after a restart until the next. */
  get status(): ISparkStatus | null {
    return this._status;
  }

  /** When the status came, on the clock of `performance.now()`. */
  get receivedAt(): number {
    return this._receivedAt;
  }

  /** Whether the kernel lives and nobody in it answers. */
  get isSilent(): boolean {
    return this._silent;
  }

  /** Why a Spark is gone that the kernel can tell nothing more of; null where the kernel can. */
  get loss(): ISparkError | null {
    return this._loss;
  }

  /** Whether the kernel was restarted by order while a Spark was there; until the next start. */
  get isRestarted(): boolean {
    return this._restarted;
  }

  /** How many jobs hindered the last `stop` that asked; null where none did, or the person has answered. */
  get busy(): number | null {
    return this._busy;
  }

  /** Whether a Spark is there, comes or goes, as far as the kernel has said. */
  get isActive(): boolean {
    return this._status !== null && ACTIVE.includes(this._status.state);
  }

  /** Whether the connection with the kernel has been away for longer than a moment. */
  get isAway(): boolean {
    return this._away;
  }

  /** Whether there has ever been one. */
  get wasConnected(): boolean {
    return this._connected;
  }

  /** Emitted when anything above but the progress has changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  get isDisposed(): boolean {
    return this._disposed;
  }

  dispose(): void {
    if (this._disposed) {
      return;
    }
    this._disposed = true;
    this._watch.end();
    clearTimeout(this._lossTimer);
    this.progress.endAll();
    this._close();
    Signal.clearData(this);
  }

  /** Sends a request; it is answered by a status. */
  send(request: SparkRequest): void {
    if (request.type === 'start') {
      this._loss = null;
    }
    this._busy = null;
    sendControl(this._kernel, 'comm_msg', {
      comm_id: this._id,
      data: { v: CONTRACT_VERSION, ...request } as unknown as JSONObject
    });
  }

  /** Forgets a loss that the person has seen. */
  dismissLoss(): void {
    this._loss = null;
    this._changed.emit();
  }

  /** Asks the kernel anew who answers in it. */
  reopen(): void {
    if (this._kernel.connectionStatus === 'connected') {
      this._status = null;
      this._open();
    } else if (!this._kernel.isDisposed) {
      void this._kernel.reconnect().catch(() => undefined); // The status of the connection tells of it.
    }
    this._changed.emit();
  }

  /** Forgets that jobs hindered a stop. */
  dismissBusy(): void {
    this._busy = null;
    this._changed.emit();
  }

  private _open(): void {
    this._close();
    this._id = UUID.uuid4();
    this._opened = true;
    this._silent = false;
    this._watch.begin();
    sendControl(this._kernel, 'comm_open', {
      comm_id: this._id,
      target_name: COMM_TARGET,
      data: { v: CONTRACT_VERSION }
    });
  }

  private _close(): void {
    if (this._opened && !this._kernel.isDisposed && this._kernel.connectionStatus === 'connected') {
      sendControl(this._kernel, 'comm_close', { comm_id: this._id, data: {} });
    }
    this._opened = false;
  }

  private _giveUp(): void {
    this._silent = this._status === null;
    this._changed.emit();
  }

  private _onIOPub(_: Kernel.IKernelConnection, message: KernelMessage.IIOPubMessage): void {
    if (KernelMessage.isStatusMsg(message) && message.content.execution_state === 'idle') {
      this.progress.end((message.parent_header as { msg_id?: string }).msg_id ?? '');
    } else if (KernelMessage.isCommMsgMsg(message) && this._opened && message.content.comm_id === this._id) {
      this._onMessage(message.content.data);
    }
  }

  private _onMessage(data: unknown): void {
    const busy = readBusy(data);
    const progress = readProgress(data);
    const status = readStatus(data);
    if (busy !== null) {
      this._busy = busy;
      this._changed.emit();
    } else if (progress !== null) {
      this.progress.set(progress);
    } else if (status !== null) {
      this._setStatus(status);
    }
  }

  private _setStatus(status: ISparkStatus): void {
    this._watch.end();
    this._silent = false;
    this._status = status;
    this._receivedAt = performance.now();
    if (status.state !== 'running') {
      this._busy = null;
      this.progress.endAll();
    }
    if (status.state !== 'idle') {
      this._loss = null;
      this._restarted = false;
    }
    this._changed.emit();
  }

  private _onKernelStatus(_: Kernel.IKernelConnection, kernelStatus: Kernel.Status): void {
    if (kernelStatus === 'autorestarting' || kernelStatus === 'dead') {
      // A kernel that is gone together with its connection went with its server.
      this._forget(kernelStatus === 'dead' && this._away ? serverRestarted() : kernelDied(kernelStatus === 'autorestarting'));
    } else if (kernelStatus === 'restarting') {
      // On a restart that nobody asked for, 'autorestarting' follows at once and wants to know what was there.
      this._beforeRestart = this._status;
      this._restarted ||= this.isActive;
      this._forget(null);
    } else if (kernelStatus === 'starting' && this._opened) {
      // A new process, by the order of another window, since this one's connection stayed: it knows nothing of the comm.
      this._restarted ||= this._status !== null && this._status.state !== 'idle' && this._status.state !== 'failed';
      this._forget(null);
      this._open();
    }
  }

  private _forget(loss: ISparkError | null): void {
    const last = this._status ?? this._beforeRestart;
    if (loss !== null && last !== null && ACTIVE.includes(last.state)) {
      this._loss = loss;
      this._beforeRestart = null;
      this._restarted = false;
    }
    this._status = null;
    this._busy = null;
    this._opened = false;
    this.progress.endAll();
    this._watch.end();
    this._changed.emit();
  }

  private _onConnection(_: Kernel.IKernelConnection, connection: Kernel.ConnectionStatus): void {
    clearTimeout(this._lossTimer);
    if (connection === 'connected') {
      this._connected = true;
      this._away = false;
      if (this._loss?.cause === connectionLost().cause) {
        this._loss = null;
      }
      this._open();
      this._changed.emit();
    } else {
      this._lossTimer = setTimeout(() => {
        this._away = true;
        this.progress.endAll();
        if (this.isActive) {
          this._loss = connectionLost();
        }
        this._changed.emit();
      }, this._connected ? this._timing.reconnect : this._timing.life);
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private _busy: number | null = null;
  private _away = false;
  private _connected = false;
  private _restarted = false;
  private readonly _watch: AnswerWatch;
  private _id = '';
  private _opened = false;
  private _disposed = false;
  private _silent = false;
  private _status: ISparkStatus | null = null;
  private _beforeRestart: ISparkStatus | null = null;
  private _receivedAt = 0;
  private _loss: ISparkError | null = null;
  private _lossTimer: ReturnType<typeof setTimeout> | undefined;
}
