import type { ReactNode } from 'react';
import { useText } from '@/lib/i18n/use-text';
import styles from './frame.module.css';
import { NewPage } from './new-page';
import { Preferences } from './preferences';
import { usePlace } from './use-place';

type FrameProps = {
  /** The class of what looks different from frame to frame. */
  readonly look: string | undefined;
  /** The shop's name as a link, the navigation, and what stands beside them. */
  readonly header: ReactNode;
  readonly imprint?: ReactNode;
  readonly children: ReactNode;
};

/** What every page stands in: the way past the header, and the content that is read first. */
export function Frame({ look, header, imprint, children }: FrameProps) {
  const text = useText();
  const main = usePlace();
  return (
    <div className={`${styles.frame} ${look}`}>
      <a href="#main">{text('layout.skip')}</a>
      <NewPage />
      <header>{header}</header>
      <main id="main" ref={main} tabIndex={-1}>
        {children}
      </main>
      <footer>
        {imprint}
        <Preferences />
      </footer>
    </div>
  );
}
