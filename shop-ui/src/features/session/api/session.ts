/** Whether somebody is signed in; a session that ended under way leaves its page standing. */
export type Session =
  | { readonly state: 'open'; readonly username: string }
  | { readonly state: 'none' }
  | { readonly state: 'ended' };

export const SESSION_KEY = ['session'];

export const NOBODY: Session = { state: 'none' };
export const ENDED: Session = { state: 'ended' };

export function opened(username: string): Session {
  return { state: 'open', username };
}
