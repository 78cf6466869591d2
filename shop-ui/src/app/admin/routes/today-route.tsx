import { Page } from '@/components/ui/page';
import { SummaryView } from '@/features/summary/components/summary-view';
import { useText } from '@/lib/i18n/use-text';

export function TodayRoute() {
  const text = useText();
  return (
    <Page title={text('admin.today.title')}>
      <SummaryView />
    </Page>
  );
}
