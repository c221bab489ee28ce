import { Kernel, KernelMessage } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

/** A message that the panel sent. */
export interface ISent {
  readonly channel: string;
  readonly type: string;
  readonly content: Record<string, unknown>;
}

/** The seam between the panel and JupyterLab's kernel connection, with the kernel played by the test. */
export class FakeKernel {
  constructor(
    readonly id = 'kernel-1',
    readonly name = 'csharp'
  ) {}

  readonly username = '';
  readonly clientId = 'client-1';
  readonly iopubMessage = new Signal<this, KernelMessage.IIOPubMessage>(this);
  readonly anyMessage = new Signal<this, Kernel.IAnyMessageArgs>(this);
  readonly statusChanged = new Signal<this, Kernel.Status>(this);
  readonly connectionStatusChanged = new Signal<this, Kernel.ConnectionStatus>(this);
  readonly sent: ISent[] = [];
  readonly executed: object[] = [];
  executeReply: object = { status: 'ok' };
  disposedFutures = 0;
  status: Kernel.Status = 'idle';
  connectionStatus: Kernel.ConnectionStatus = 'connected';
  isDisposed = false;

  get connection(): Kernel.IKernelConnection {
    return this as unknown as Kernel.IKernelConnection;
  }

  /** The messages of a type, newest last. */
  of(type: string): ISent[] {
    return this.sent.filter(message => message.type === type);
  }

  /** The comm that is open. */
  get commId(): string {
    return this.of('comm_open').at(-1)?.content.comm_id as string;
  }

  sendControlMessage(message: KernelMessage.IMessage): { dispose: () => void } {
    this.sent.push({
      channel: message.channel,
      type: message.header.msg_type,
      content: message.content as Record<string, unknown>
    });
    return { dispose: () => this.disposedFutures++ };
  }

  requestExecute(content: object): { done: Promise<object> } {
    this.executed.push(content);
    return { done: Promise.resolve({ content: this.executeReply }) };
  }

  /** The kernel has ended what a request asked for. */
  idle(msgId: string): void {
    this.iopubMessage.emit({
      channel: 'iopub',
      header: { msg_type: 'status' },
      parent_header: { msg_id: msgId },
      content: { execution_state: 'idle' }
    } as unknown as KernelMessage.IIOPubMessage);
  }

  reconnect(): Promise<void> {
    this.connect('connecting');
    return Promise.resolve();
  }

  /** The kernel says something on the comm. */
  say(data: unknown, commId = this.commId): void {
    const message = {
      channel: 'iopub',
      header: { msg_type: 'comm_msg' },
      content: { comm_id: commId, data }
    } as unknown as KernelMessage.IIOPubMessage;
    this.anyMessage.emit({ msg: message, direction: 'recv' });
    this.iopubMessage.emit(message);
  }

  /** Any other message arrives from the kernel. */
  live(): void {
    this.anyMessage.emit({ msg: {} as KernelMessage.IMessage, direction: 'recv' });
  }

  become(status: Kernel.Status): void {
    this.status = status;
    this.statusChanged.emit(status);
  }

  connect(connection: Kernel.ConnectionStatus): void {
    this.connectionStatus = connection;
    this.connectionStatusChanged.emit(connection);
  }
}
