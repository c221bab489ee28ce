import React from 'react';

interface IFoldProps {
  readonly summary: string;
  readonly open?: boolean;
  readonly children: React.ReactNode;
}

/** Something that can be folded away. */
export function Fold({ summary, open, children }: IFoldProps): JSX.Element {
  return (
    <details className="startspark-fold" open={open}>
      <summary>{summary}</summary>
      {children}
    </details>
  );
}
