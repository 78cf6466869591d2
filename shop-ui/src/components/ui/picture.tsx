import { useState } from 'react';
import styles from './picture.module.css';

type PictureProps = {
  readonly src: string | null;
  /** Empty where the text beside the picture says the same. */
  readonly alt: string;
  readonly name: string;
  /** Seen without scrolling: it is fetched first. */
  readonly eager?: boolean;
};

/** A square picture; where there is none, or it does not load, the name's first letter. */
export function Picture({ src, alt, name, eager = false }: PictureProps) {
  const [broken, setBroken] = useState<string>();
  if (src === null || src === broken) {
    return (
      <span className={`${styles.frame} ${styles.letter}`} aria-hidden="true">
        {name.trim().charAt(0).toUpperCase()}
      </span>
    );
  }
  return (
    <img
      className={styles.frame}
      src={src}
      alt={alt}
      width={600}
      height={600}
      loading={eager ? 'eager' : 'lazy'}
      fetchPriority={eager ? 'high' : 'auto'}
      decoding="async"
      onError={() => setBroken(src)}
    />
  );
}
