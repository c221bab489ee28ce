import React, { useLayoutEffect, useRef } from 'react';
import { sparkIcon } from '../icons';
import { Highlight } from '../parts/code';
import { OtherSparks } from '../parts/other-sparks';
import { useTurns } from '../parts/turns';
import { ISparkClusters } from '../tokens';
import { PanelView, viewOf } from '../view';
import { STATE_WORDS, announcement } from '../words';
import { Choose } from './choose';
import { Connecting } from './connecting';
import { Edit } from './edit';
import { Failed } from './failed';
import { Lost } from './lost';
import { NoNotebook } from './no-notebook';
import { IStateProps } from './props';
import { Queued } from './queued';
import { Running } from './running';
import { Starting } from './starting';
import { Stopping } from './stopping';
import { Unsupported } from './unsupported';

interface IPanelProps {
  readonly clusters: ISparkClusters;
  readonly highlight: Highlight | null;
  readonly baseUrl: string;
  readonly run: (command: string) => void;
}

/** The panel: the current document's Spark, in whatever state it is. */
export function Panel({ clusters, highlight, baseUrl, run }: IPanelProps): JSX.Element {
  useTurns(clusters.changed);

  const root = useRef<HTMLDivElement>(null);
  const document = clusters.current;
  const view = viewOf(document);
  const focused = window.document.activeElement;
  const held = root.current?.contains(focused) === true ? focused : null;
  useLayoutEffect(() => {
    // A button that is gone with its state takes the focus along; who works by keyboard would be lost, or press Enter on nothing.
    if (held !== null && root.current?.contains(window.document.activeElement) === false) {
      (sameButton(root.current, held) ?? root.current.querySelector('h3'))?.focus();
    }
  }, [view.state]);

  const word = STATE_WORDS[view.state];
  return (
    <div ref={root} className="startspark-panel" data-state={view.state}>
      <div className="startspark-header">
        <sparkIcon.react tag="span" aria-hidden="true" />
        <h2>Spark</h2>
        {word !== '' && <span className="startspark-chip">{word}</span>}
        {clusters.currentName !== '' && (
          <span className="startspark-document" title={clusters.currentName}>
            {clusters.currentName}
          </span>
        )}
      </div>
      <div className="startspark-hidden" role="status" aria-live="polite">
        {announcement(view)}
      </div>
      <div className="startspark-body">
        {document === null ? <NoNotebook reason="no-document" /> : body(view, { document, highlight, baseUrl, run })}
        <OtherSparks clusters={clusters} />
      </div>
    </div>
  );
}

/** The button that does in the new state what the lost one did in the old: a *Cancel* stays one through all of a start. */
function sameButton(root: HTMLElement, lost: Element): HTMLElement | null {
  const same = [...root.querySelectorAll('button')].find(button => button.textContent === lost.textContent && !button.disabled);
  return lost.tagName === 'BUTTON' ? (same ?? null) : null;
}

function body(view: PanelView, props: IStateProps): JSX.Element {
  switch (view.state) {
    case 'no-notebook':
      return <NoNotebook reason={view.reason} />;
    case 'connecting':
      return <Connecting reason={view.reason} />;
    case 'unsupported':
      return <Unsupported {...props} {...view} />;
    case 'choose':
      return <Choose {...props} />;
    case 'edit':
      return <Edit {...props} {...view} />;
    case 'queued':
      return <Queued {...props} {...view} />;
    case 'starting':
      return <Starting {...props} {...view} />;
    case 'running':
      return <Running {...props} {...view} />;
    case 'stopping':
      return <Stopping {...props} {...view} />;
    case 'failed':
      return <Failed {...props} {...view} />;
    case 'lost':
      return <Lost {...props} {...view} />;
  }
}
