// The shapes of the services' answers under the names that the console uses: all from their OpenAPI documents (`npm run types`).
import type { components as Catalog } from './schema/catalog';
import type { components as Flow } from './schema/flow';
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

export type FlowSummary = Flow['schemas']['FlowSummary'];
export type FlowDetail = Flow['schemas']['FlowDetail'];
export type FlowProblem = Flow['schemas']['FlowProblem'];
export type FlowVersionSummary = Flow['schemas']['FlowVersionSummary'];
export type CheckedFlow = Flow['schemas']['CheckedFlow'];
export type PublishedFlow = Flow['schemas']['PublishedFlow'];
export type SavedDraft = Flow['schemas']['SavedDraft'];
export type Simulation = Flow['schemas']['Simulation'];
export type SimulationState = Flow['schemas']['SimulationState'];
export type SimulatedTurn = Flow['schemas']['SimulatedTurn'];
export type SimulatedMessage = Flow['schemas']['SimulatedMessage'];

/** The engine's own description of its types of steps: the builder knows none by name. */
export type StepKind = 'Say' | 'Ask' | 'Shop' | 'Hire' | 'Decide' | 'People';

export type FieldKind =
  | 'Text' | 'String' | 'Number' | 'Flag' | 'Choice' | 'Strings' | 'Numbers' | 'Variable' | 'Flow' | 'Condition' | 'Options' | 'List' | 'Object';

export interface StepField {
  name: string;
  kind: FieldKind;
  required: boolean;
  min: number | null;
  max: number | null;
  choices: string[];
}

export interface StepType {
  name: string;
  kind: StepKind;
  waits: boolean;
  asksErp: boolean;
  exits: string[];
  texts: string[];
  fields: StepField[];
}

export interface FlowLimits {
  id: number;
  body: number;
  longBody: number;
  buttons: number;
  buttonTitle: number;
  rows: number;
  rowTitle: number;
  rowDescription: number;
}

export interface StepTypes {
  specVersion: number;
  types: StepType[];
  languages: string[];
  limits: FlowLimits;
}

export interface LiveChatsInFlow { total: number; steps: { stepId: string; count: number; survives: boolean }[] }
export type LiveChats = 'Keep' | 'Move' | 'End';
export interface FlowChange { stepId: string | null; path: string; kind: 'Added' | 'Removed' | 'Changed'; before: unknown; after: unknown }
export interface FlowDifference { changes: FlowChange[]; sameMeaning: boolean }
