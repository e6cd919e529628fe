// The shapes of the services' answers under the names that the console uses: all from their OpenAPI documents (`npm run types`).
import type { components as Catalog } from './schema/catalog';
import type { components as Gateway } from './schema/gateway';
import type { components as Hr } from './schema/hr';
import type { components as Messaging } from './schema/messaging';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type Session = Gateway['schemas']['SessionResponse'];
export type Company = Gateway['schemas']['CompanyResponse'];

export type Conversation = Messaging['schemas']['ConversationRow'];
export type Contact = Messaging['schemas']['ContactRow'];
export type Message = Messaging['schemas']['ThreadEntry'];
export type Content = Messaging['schemas']['Content'];
export type Item = Messaging['schemas']['Item'];
export type SystemLine = Messaging['schemas']['ThreadLine'];
export type MediaState = Messaging['schemas']['MediaState'];
export type DeliveryStatus = NonNullable<Messaging['schemas']['ThreadStatus']>;
export type ConversationFilter = 'open' | 'mine' | 'needs-person' | 'unread' | 'done';

export type Product = Catalog['schemas']['ProductRow'];
export type ProductPage = Catalog['schemas']['ProductPage'];
export type ProductDetails = Catalog['schemas']['ProductDetails'];
export type ProductImage = Catalog['schemas']['AttachedImage'];
export type ChargeTable = Catalog['schemas']['ChargesView'];
export type ChargeRow = Catalog['schemas']['QuantityRow'];
export type ChargeBasis = Catalog['schemas']['ChargeBasis'];
export type SyncStatus = Catalog['schemas']['SyncStatus'];

export type Job = Hr['schemas']['JobRow'];
export type JobPage = Hr['schemas']['JobPage'];

export type Order = Catalog['schemas']['OrderRow'];
export type OrderPage = Catalog['schemas']['OrderPage'];
export type OrderDetails = Catalog['schemas']['OrderDetails'];
export type OrderStep = Catalog['schemas']['OrderStep'];
export type OrderState = Catalog['schemas']['OrderState'];
export type Quote = Catalog['schemas']['Quote'];
export type Address = Catalog['schemas']['Address'];

export type Application = Hr['schemas']['ApplicationRow'];
export type ApplicationPage = Hr['schemas']['ApplicationPage'];
export type ApplicationDetails = Hr['schemas']['ApplicationDetails'];
export type ApplicationStage = Hr['schemas']['ApplicationStage'];
