import { createContext, useContext } from 'react';

export const AwayContext = createContext(false);

/** Whether the shop cannot be reached at the moment. */
export function useAway(): boolean {
  return useContext(AwayContext);
}
