import { ISignal } from '@lumino/signaling';
import { useCallback, useRef, useSyncExternalStore } from 'react';

/**
 * Renders a component anew whenever the signal is emitted, and gives a number that is another each time. React renders what comes
 * from outside of it at once; its ordinary updates wait behind all that a page has to do while it loads.
 */
export function useTurns<T, U>(signal: ISignal<T, U>): number {
  const turn = useRef(0);
  const subscribe = useCallback(
    (render: () => void) => {
      const next = (): void => {
        turn.current++;
        render();
      };
      turn.current++; // For what was emitted between the first rendering and this moment.
      signal.connect(next);
      return () => {
        signal.disconnect(next);
      };
    },
    [signal]
  );
  return useSyncExternalStore(subscribe, () => turn.current);
}
