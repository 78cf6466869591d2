// Written by `npm run documents` from shop-api/openapi.json; never edited.

export type Problem = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly requestId?: string | null;
  readonly errors?: readonly {
    readonly field: string;
    readonly message: string;
  }[];
};

export type CartBody = {
  readonly productId: number;
  readonly quantity: number;
};

export type CartItem = {
  readonly id: number;
  readonly productId: number;
  readonly name: string;
  readonly price: number;
  readonly quantity: number;
  readonly stockQuantity: number;
  readonly available: boolean;
};

export type CartView = {
  readonly items: readonly CartItem[];
  readonly total: number;
  readonly token: string;
};

export type Day = {
  readonly date: string;
  readonly orders: number;
  readonly revenue: number;
};

export type Figures = {
  readonly orders: number;
  readonly revenue: number;
};

export type Health = {
  readonly status: 'up' | 'down';
  readonly components: Readonly<Record<string, 'up' | 'down'>>;
};

export type Level = {
  readonly productId: number;
  readonly stockQuantity: number;
};

export type Line = {
  readonly productId: number;
  readonly quantity: number;
};

export type Low = {
  readonly productId: number;
  readonly name: string;
  readonly stockQuantity: number;
};

export type Order = {
  readonly id: number;
  readonly customerEmail: string;
  readonly totalAmount: number;
  readonly status: 'pending' | 'processing' | 'completed' | 'cancelled';
  readonly createdAt: string;
  readonly items: readonly OrderItem[];
};

export type OrderBody = {
  readonly customerEmail: string;
  readonly items?: readonly Line[] | null;
};

export type OrderItem = {
  readonly id: number;
  readonly orderId: number;
  readonly productId: number;
  readonly productName: string;
  readonly quantity: number;
  readonly price: number;
};

export type OrderListView = {
  readonly orders: readonly Order[];
  readonly next?: string | null;
};

export type OrderWithToken = {
  readonly id: number;
  readonly customerEmail: string;
  readonly totalAmount: number;
  readonly status: 'pending' | 'processing' | 'completed' | 'cancelled';
  readonly createdAt: string;
  readonly items: readonly OrderItem[];
  readonly token: string;
};

export type Product = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly price: number;
  readonly imageUrl?: string | null;
  readonly stockQuantity: number;
  readonly createdAt: string;
};

export type ProductBody = {
  readonly name: string;
  readonly description?: string | null;
  readonly price: number;
  readonly imageUrl?: string | null;
  readonly stockQuantity?: number | null;
};

export type QuantityBody = {
  readonly quantity: number;
};

export type RemovedPage = {
  readonly products: readonly RemovedProduct[];
  readonly next?: string | null;
};

export type RemovedProduct = {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly price: number;
  readonly imageUrl?: string | null;
  readonly stockQuantity: number;
  readonly createdAt: string;
  readonly removedAt: string;
};

export type SessionBody = {
  readonly username: string;
  readonly password: string;
};

export type SessionView = {
  readonly username: string;
  readonly csrfToken: string;
  readonly expiresAt: string;
};

export type StatusBody = {
  readonly status: string;
};

export type StockBody = {
  readonly quantity: number;
};

export type Summary = {
  readonly zone: string;
  readonly today: Today;
  readonly days: readonly Day[];
  readonly lowStock: readonly Low[];
};

export type Today = {
  readonly date: string;
  readonly orders: number;
  readonly revenue: number;
  readonly byStatus: Readonly<Record<string, Figures>>;
};
