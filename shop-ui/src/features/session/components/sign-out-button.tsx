import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm } from '@/components/admin/confirm';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toasts';
import { useText } from '@/lib/i18n/use-text';
import { hasDrafts } from '@/lib/use-draft';
import { useSignOut } from '../api/sign-out';

/** Signs out, asking first where something typed would be lost. */
export function SignOutButton() {
  const text = useText();
  const toast = useToast();
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { mutate, isPending } = useSignOut();
  const signOut = () =>
    mutate(undefined, {
      onError: () => toast(text('admin.session.signOutFailed'), { tone: 'danger' }),
    });
  return (
    <>
      <Button
        look="quiet"
        disabled={isPending}
        onClick={() => (hasDrafts(queries) ? setAsking(true) : signOut())}
      >
        {text('admin.session.signOut')}
      </Button>
      <Confirm
        open={asking}
        title={text('admin.session.unsavedTitle')}
        action={text('admin.session.signOutAnyway')}
        busy={isPending}
        onConfirm={signOut}
        onClose={() => setAsking(false)}
      >
        <p>{text('admin.session.unsaved')}</p>
      </Confirm>
    </>
  );
}
