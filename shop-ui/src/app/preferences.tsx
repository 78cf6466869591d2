import { Choice } from '@/components/ui/choice';
import { useToast } from '@/components/ui/toasts';
import { useLanguage } from '@/lib/i18n/language-context';
import { LANGUAGE_NAMES, type Language } from '@/lib/i18n/languages';
import { THEMES, useTheme } from '@/lib/theme';
import styles from './frame.module.css';

/** How this customer wants to read the shop. */
export function Preferences() {
  return (
    <div className={styles.preferences}>
      <LanguageChoice />
      <ThemeChoice />
    </div>
  );
}

function LanguageChoice() {
  const { language, offered, choose, text } = useLanguage();
  const toast = useToast();
  if (offered.length === 1) return null;

  const change = (wanted: Language) => {
    choose(wanted).catch(() => {
      const action = { label: text('common.tryAgain'), run: () => change(wanted) };
      toast(text('layout.language.failed'), { tone: 'danger', action });
    });
  };
  const options = offered.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }));
  return (
    <Choice label={text('layout.language')} value={language} options={options} onChange={change} />
  );
}

function ThemeChoice() {
  const { text } = useLanguage();
  const [theme, choose] = useTheme();
  const options = THEMES.map((value) => ({ value, label: text(`layout.theme.${value}`) }));
  return <Choice label={text('layout.theme')} value={theme} options={options} onChange={choose} />;
}
