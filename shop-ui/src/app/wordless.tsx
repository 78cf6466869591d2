import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { directionOf, type Language } from '@/lib/i18n/languages';
import styles from './configuration-gate.module.css';

/** The only words that are in the script itself: they tell that no others could be had. */
const WORDS: Readonly<Record<Language, Readonly<Record<'title' | 'remedy' | 'retry', string>>>> = {
  en: {
    title: 'The shop could not be opened',
    remedy: 'Please check your connection and try again.',
    retry: 'Try again',
  },
  de: {
    title: 'Der Shop konnte nicht geöffnet werden',
    remedy: 'Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    retry: 'Noch einmal versuchen',
  },
  ar: {
    title: 'تعذّر فتح المتجر',
    remedy: 'يُرجى التحقّق من اتصالك ثم المحاولة مرة أخرى.',
    retry: 'حاول مرة أخرى',
  },
};

type WordlessProps = {
  readonly language: Language;
  readonly onRetry: () => void;
  readonly retrying?: boolean;
};

export function Wordless({ language, onRetry, retrying = false }: WordlessProps) {
  const { title, remedy, retry } = WORDS[language];
  return (
    <main className={styles.gate} lang={language} dir={directionOf(language)}>
      <Notice tone="error" title={title}>
        <p>{remedy}</p>
        <Button onClick={onRetry} disabled={retrying}>
          {retry}
        </Button>
      </Notice>
    </main>
  );
}
