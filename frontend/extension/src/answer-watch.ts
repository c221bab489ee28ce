import { Kernel } from '@jupyterlab/services';

/** How long an answer may take, in milliseconds. */
export interface IAnswerTiming {
  /** From the kernel's first sign of life to the verdict that nobody answers there. */
  readonly silence: number;
  /** For that first sign of life. */
  readonly life: number;
}

/** Waits for an answer of a kernel, asks once more, and says when none will come. */
export class AnswerWatch {
  constructor(
    private readonly _kernel: Kernel.IKernelConnection,
    private readonly _timing: IAnswerTiming,
    private readonly _ask: () => void,
    private readonly _giveUp: () => void
  ) {}

  /** A question was put. A kernel that is only starting has not refused to answer, so the silence counts from its first sign of life. */
  begin(): void {
    this.end();
    this._kernel.anyMessage.connect(this._onLife, this);
    this._timer = setTimeout(() => this._awaitAnswer(), this._timing.life);
  }

  /** The answer has come, or is not waited for any more. */
  end(): void {
    clearTimeout(this._timer);
    this._kernel.anyMessage.disconnect(this._onLife, this);
  }

  private _onLife(_: Kernel.IKernelConnection, { direction }: Kernel.IAnyMessageArgs): void {
    if (direction === 'recv') {
      this._awaitAnswer();
    }
  }

  private _awaitAnswer(): void {
    this.end();
    // What was published before the server listened is gone, so the question is put once more.
    this._timer = setTimeout(() => {
      this._ask();
      this._timer = setTimeout(this._giveUp, this._timing.silence * 0.75);
    }, this._timing.silence * 0.25);
  }

  private _timer: ReturnType<typeof setTimeout> | undefined;
}
