import { Kernel, KernelMessage } from '@jupyterlab/services';
import { JSONObject } from '@lumino/coreutils';

/** Sends a message of a comm on the control channel, where neither a running cell nor a starting Spark holds it up. */
export function sendControl(
  kernel: Kernel.IKernelConnection,
  msgType: 'comm_open' | 'comm_msg' | 'comm_close',
  content: JSONObject
): void {
  if (kernel.isDisposed || kernel.status === 'dead') {
    return;
  }
  const message = KernelMessage.createMessage({
    msgType,
    channel: 'shell',
    username: kernel.username,
    session: kernel.clientId,
    content
  } as KernelMessage.IOptions<KernelMessage.ICommMsgMsg<'shell'>>);
  // The types know comms on the shell channel only; the protocol allows them on control as well.
  const control = { ...message, channel: 'control' } as unknown as KernelMessage.IControlMessage;
  // Nothing waits for a reply, and the future would stay with the connection for ever where no idle status comes.
  kernel.sendControlMessage(control as KernelMessage.IDebugRequestMsg, false, true).dispose();
}
