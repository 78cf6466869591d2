import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { useToast } from '@/components/ui/toasts';
import { useText } from '@/lib/i18n/use-text';
import { hasDraft } from '@/lib/use-draft';

/**
 * Nothing typed is lost by a click away: the draft is kept, and whoever left it is told and brought
 * back by a click. Only leaving the site altogether is asked about, by the browser.
 */
export function useUnsaved(form: string, address: string, unsaved: boolean): void {
  useBeforeUnload(unsaved);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const text = useText();
  const tell = useRef(() => undefined as undefined);
  useEffect(() => {
    tell.current = () => {
      if (!hasDraft(queries, form)) return undefined;
      const action = { label: text('admin.draft.return'), run: () => void navigate(address) };
      toast(text('admin.draft.left'), { action });
      return undefined;
    };
  });
  useEffect(() => () => tell.current(), []);
}

function useBeforeUnload(unsaved: boolean) {
  useEffect(() => {
    if (!unsaved) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
}
