import { ReactWidget } from '@jupyterlab/ui-components';
import { Message } from '@lumino/messaging';
import React from 'react';
import { sparkIcon } from '../icons';
import { LogFollower } from './log-follower';
import { LogView } from './log-view';

/** A driver's log as a tab of the main area. */
export class LogWidget extends ReactWidget {
  constructor(
    readonly follower: LogFollower,
    name: string
  ) {
    super();
    this.id = `startspark-log-${counter++}`;
    this.title.icon = sparkIcon;
    this.title.closable = true;
    this.title.label = `Driver log – ${name}`;
    this.node.setAttribute('aria-label', this.title.label);
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.follower.dispose();
      super.dispose();
    }
  }

  protected override render(): JSX.Element {
    return <LogView follower={this.follower} />;
  }

  /** A tab that is put in sight is attached and never shown. */
  protected override onAfterAttach(message: Message): void {
    super.onAfterAttach(message);
    this.follower.isVisible = this.isVisible;
  }

  protected override onBeforeDetach(message: Message): void {
    this.follower.isVisible = false;
    super.onBeforeDetach(message);
  }

  protected override onAfterShow(): void {
    this.follower.isVisible = true;
  }

  protected override onAfterHide(): void {
    this.follower.isVisible = false;
  }
}

let counter = 0;
