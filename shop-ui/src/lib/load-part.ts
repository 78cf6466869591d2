import { apiClient } from './api-client';
import { reloadPage } from './reload-page';

const RELOADED = 'reloaded-for';

/** A part of the application did not come, and the page cannot help itself. */
export class PartError extends Error {
  override readonly name = 'PartError';

  constructor(part: string, cause: unknown) {
    super(`a part of the application could not be loaded: ${part}`, { cause });
  }
}

/**
 * Loads a part of the application when it is needed. A new release takes the old one's parts away,
 * and some browsers remember a failure for as long as the page lives: so the page is loaded anew,
 * once for each time that somebody asks for the part, if the shop answers at all.
 */
export async function loadPart<Part>(name: string, load: () => Promise<Part>): Promise<Part> {
  try {
    const part = await load();
    forgetReloadFor(name);
    return part;
  } catch (cause) {
    const reloaded = forgetReloadFor(name);
    if (!reloaded && (await shopAnswers()) && noteReloadFor(name)) {
      reloadPage();
      // Nothing more is drawn on a page that is going away.
      return new Promise<never>(() => undefined);
    }
    throw new PartError(name, cause);
  }
}

async function shopAnswers(): Promise<boolean> {
  try {
    await apiClient.get('/config.json', { baseURL: '' });
    return true;
  } catch {
    return false;
  }
}

/** A part has come, or is given up; tells whether the page was loaded anew for it just before. */
export function forgetReloadFor(name: string): boolean {
  try {
    if (sessionStorage.getItem(RELOADED) !== name) return false;
    sessionStorage.removeItem(RELOADED);
    return true;
  } catch {
    return false;
  }
}

/** A reload that cannot be remembered could go on for ever: it is not begun. */
function noteReloadFor(name: string): boolean {
  try {
    sessionStorage.setItem(RELOADED, name);
    return true;
  } catch {
    return false;
  }
}
