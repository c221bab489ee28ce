import { Kernel, KernelMessage } from '@jupyterlab/services';
import { JSONObject, UUID } from '@lumino/coreutils';
import { IDisposable } from '@lumino/disposable';
import { ISignal, Signal } from '@lumino/signaling';
import { COMM_TARGET, CONTRACT_VERSION, ISparkError, ISparkStatus, SparkRequest, readStatus } from './contracts';
import { connectionLost, kernelDied } from './losses';

/** How long the panel waits, in milliseconds. */
export interface ICommTiming {
  /** From the kernel's first sign of life to the verdict that nobody answers there. */
  readonly silence: number;
  /** For that first sign of life. */
  readonly life: number;
  /** From a broken connection to the verdict that it is lost. */
  readonly reconnect: number;
}

const TIMING: ICommTiming = { silence: 3000, life: 15000, reconnect: 2000 };

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
    _kernel.iopubMessage.connect(this._onIOPub, this);
    _kernel.statusChanged.connect(this._onKernelStatus, this);
    _kernel.connectionStatusChanged.connect(this._onConnection, this);
    if (_kernel.connectionStatus === 'connected') {
      this._open();
    }
  }

  /** The kernel that this comm speaks with. */
  get kernelId(): string {
    return this._kernel.id;
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

  /** Emitted when anything above has changed. */
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
    clearTimeout(this._timer);
    clearTimeout(this._lossTimer);
    this._close();
    Signal.clearData(this);
  }

  /** Sends a request; it is answered by a status. */
  send(request: SparkRequest): void {
    if (request.type === 'start') {
      this._loss = null;
    }
    this._sendMessage('comm_msg', {
      comm_id: this._id,
      data: { v: CONTRACT_VERSION, ...request } as unknown as JSONObject
    });
  }

  /** Forgets a loss that the person has seen. */
  dismissLoss(): void {
    this._loss = null;
    this._changed.emit();
  }

  private _open(): void {
    this._close();
    this._id = UUID.uuid4();
    this._opened = true;
    this._silent = false;
    this._awaitLife();
    this._sendMessage('comm_open', {
      comm_id: this._id,
      target_name: COMM_TARGET,
      data: { v: CONTRACT_VERSION }
    });
  }

  private _close(): void {
    if (this._opened && !this._kernel.isDisposed && this._kernel.connectionStatus === 'connected') {
      this._sendMessage('comm_close', { comm_id: this._id, data: {} });
    }
    this._opened = false;
  }

  private _sendMessage(msgType: 'comm_open' | 'comm_msg' | 'comm_close', content: JSONObject): void {
    if (this._kernel.isDisposed || this._kernel.status === 'dead') {
      return;
    }
    const message = KernelMessage.createMessage({
      msgType,
      channel: 'shell',
      username: this._kernel.username,
      session: this._kernel.clientId,
      content
    } as KernelMessage.IOptions<KernelMessage.ICommMsgMsg<'shell'>>);
    // The types know comms on the shell channel only; the protocol allows them on control as well.
    const control = { ...message, channel: 'control' } as unknown as KernelMessage.IControlMessage;
    // Nothing waits for a reply, and the future would stay with the connection for ever where no idle status comes.
    this._kernel.sendControlMessage(control as KernelMessage.IDebugRequestMsg, false, true).dispose();
  }

  /** A kernel that is only starting has not refused to answer, so the silence counts from its first sign of life. */
  private _awaitLife(): void {
    clearTimeout(this._timer);
    this._kernel.anyMessage.disconnect(this._onLife, this);
    this._kernel.anyMessage.connect(this._onLife, this);
    this._timer = setTimeout(() => this._awaitAnswer(), this._timing.life);
  }

  private _onLife(_: Kernel.IKernelConnection, { direction }: Kernel.IAnyMessageArgs): void {
    if (direction === 'recv') {
      this._awaitAnswer();
    }
  }

  private _awaitAnswer(): void {
    this._kernel.anyMessage.disconnect(this._onLife, this);
    clearTimeout(this._timer);
    // What was published before the server listened is gone, so the question is put once more.
    this._timer = setTimeout(() => {
      this.send({ type: 'status' });
      this._timer = setTimeout(() => this._giveUp(), this._timing.silence * 0.75);
    }, this._timing.silence * 0.25);
  }

  private _giveUp(): void {
    this._silent = this._status === null;
    this._changed.emit();
  }

  private _onIOPub(_: Kernel.IKernelConnection, message: KernelMessage.IIOPubMessage): void {
    if (!KernelMessage.isCommMsgMsg(message) || message.content.comm_id !== this._id) {
      return;
    }
    const status = readStatus(message.content.data);
    if (status === null) {
      return;
    }
    clearTimeout(this._timer);
    this._kernel.anyMessage.disconnect(this._onLife, this);
    this._silent = false;
    this._status = status;
    this._receivedAt = performance.now();
    if (status.state !== 'idle') {
      this._loss = null;
    }
    this._changed.emit();
  }

  private _onKernelStatus(_: Kernel.IKernelConnection, kernelStatus: Kernel.Status): void {
    if (kernelStatus === 'autorestarting' || kernelStatus === 'dead') {
      this._forget(kernelDied(kernelStatus === 'autorestarting'));
    } else if (kernelStatus === 'restarting') {
      // On a restart that nobody asked for, 'autorestarting' follows at once and wants to know what was there.
      this._beforeRestart = this._status;
      this._forget(null);
    }
  }

  private _forget(loss: ISparkError | null): void {
    const last = this._status ?? this._beforeRestart;
    if (loss !== null && last !== null && ACTIVE.includes(last.state)) {
      this._loss = loss;
      this._beforeRestart = null;
    }
    this._status = null;
    this._opened = false;
    clearTimeout(this._timer);
    this._changed.emit();
  }

  private _onConnection(_: Kernel.IKernelConnection, connection: Kernel.ConnectionStatus): void {
    clearTimeout(this._lossTimer);
    if (connection === 'connected') {
      if (this._loss?.cause === connectionLost().cause) {
        this._loss = null;
      }
      this._open();
      this._changed.emit();
    } else if (this._status !== null && ACTIVE.includes(this._status.state)) {
      this._lossTimer = setTimeout(() => {
        this._loss = connectionLost();
        this._changed.emit();
      }, this._timing.reconnect);
    }
  }

  private readonly _changed = new Signal<this, void>(this);
  private _id = '';
  private _opened = false;
  private _disposed = false;
  private _silent = false;
  private _status: ISparkStatus | null = null;
  private _beforeRestart: ISparkStatus | null = null;
  private _receivedAt = 0;
  private _loss: ISparkError | null = null;
  private _timer: ReturnType<typeof setTimeout> | undefined;
  private _lossTimer: ReturnType<typeof setTimeout> | undefined;
}
