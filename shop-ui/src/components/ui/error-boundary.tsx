import { Component, type ErrorInfo, type ReactNode } from 'react';
import { report } from '@/lib/report';

type ErrorBoundaryProps = {
  readonly fallback: (retry: () => void, error: unknown) => ReactNode;
  readonly children: ReactNode;
};

type ErrorBoundaryState = { readonly failed: boolean; readonly error?: unknown };

/** Shows the fallback in place of a part that could not be drawn. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override readonly state: ErrorBoundaryState = { failed: false };

  static getDerivedStateFromError(error: unknown) {
    return { failed: true, error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    report(error, { components: info.componentStack });
  }

  override render() {
    const { fallback, children } = this.props;
    const { failed, error } = this.state;
    return failed ? fallback(() => this.setState({ failed: false }), error) : children;
  }
}
