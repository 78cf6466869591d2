import { useNavigate } from 'react-router';
import { useToast } from '@/components/ui/toasts';
import { adminPaths } from '@/config/admin-paths';
import { useText } from '@/lib/i18n/use-text';
import { useRestoreProduct } from '../api/restore-product';

/** Brings products back, and says so with a way to each. */
export function useRestoring(onRestored: () => void) {
  const text = useText();
  const toast = useToast();
  const navigate = useNavigate();
  return useRestoreProduct(({ id, name }) => {
    const run = () => void navigate(adminPaths.product(id));
    const action = { label: text('admin.removed.open'), run };
    toast(text('admin.removed.restored', { name }), { action });
    onRestored();
  });
}
