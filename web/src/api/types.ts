// The shapes of the services' answers under the names that the console uses: all from their OpenAPI documents (`npm run types`).
import type { components as Catalog } from './schema/catalog';
import type { components as Erp } from './schema/erp-connector';
import type { components as Flow } from './schema/flow';
import type { components as Gateway } from './schema/gateway';
import type { components as Hr } from './schema/hr';
import type { components as Messaging } from './schema/messaging';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export type ChargedMessages = Messaging['schemas']['ChargedMessages'];
export type StageTemplate = Hr['schemas']['StageTemplateRow'];
export type MessageCount = Messaging['schemas']['MessageCount'];
export type MessageCost = Messaging['schemas']['MessageCost'];
export type Session = Gateway['schemas']['SessionResponse'];
export type SessionUser = Gateway['schemas']['SessionUser'];
export type ConsoleUser = Gateway['schemas']['ConsoleUser'];
export type NewConsoleUser = Gateway['schemas']['NewUserRequest'];
export type ConsoleUserChange = Gateway['schemas']['ChangeUserRequest'];
export type UserWithPassword = Gateway['schemas']['UserWithPassword'];
export type SignInRules = Gateway['schemas']['SignInRulesResponse'];
export type FactorDemand = Gateway['schemas']['FactorDemand'];
export type AuditPage = Gateway['schemas']['AuditPage'];
export type AuditEntry = Gateway['schemas']['AuditEntry'];
export type OwnPasskey = Gateway['schemas']['OwnPasskey'];
export type OwnSession = Gateway['schemas']['OwnSession'];
export type SecondFactorSecret = Gateway['schemas']['SecondFactorSecret'];
export type RecoveryCodes = Gateway['schemas']['RecoveryCodes'];
/** Every service has the same operations. */
export type PersonRequest = Gateway['schemas']['PersonRequest'];
export type PersonFound = Gateway['schemas']['PersonFound'];
export type Erasure = Gateway['schemas']['ErasureRow'];
export type ApiKey = Gateway['schemas']['ApiKeyRow'];
export type NewApiKey = Gateway['schemas']['NewApiKeyRequest'];
export type MadeApiKey = Gateway['schemas']['MadeApiKey'];
export type RetentionRow = Gateway['schemas']['RetentionRow'];
export type ServiceBacklog = Gateway['schemas']['ServiceBacklog'];
export type Health = Gateway['schemas']['HealthSnapshot'];
export type ServiceHealth = Gateway['schemas']['ServiceStatus'];
export type HealthReading = Gateway['schemas']['HealthReading'];
export type HealthState = Gateway['schemas']['HealthState'];
export type LaggingConversation = Gateway['schemas']['LaggingConversation'];
export type HealthRule = Gateway['schemas']['HealthRule'];
export type AlertSettings = Gateway['schemas']['AlertSettingsView'];
export type SaveAlerts = Gateway['schemas']['SaveAlertsRequest'];
export type SavedAlerts = Gateway['schemas']['SavedAlertsResponse'];
export type AlertChannel = Gateway['schemas']['AlertChannel'];
export type MailSecurity = Gateway['schemas']['MailSecurity'];
export type TriedAlert = Gateway['schemas']['TestAlertResponse'];
export type Incident = Gateway['schemas']['IncidentRow'];
export type IncidentPage = Gateway['schemas']['IncidentPage'];
export type BotState = Flow['schemas']['BotState'];
export type DeadLetter = Gateway['schemas']['DeadLetter'];
export type DeadLetterKind = Gateway['schemas']['DeadLetterKind'];
export type DeadLetterDetail = Gateway['schemas']['DeadLetterDetail'];
export type DeadLetterPage = Gateway['schemas']['DeadLetterPage'];
export type Demo = Gateway['schemas']['DemoResponse'];
export type Colleague = Gateway['schemas']['Colleague'];
export type DemoForgotten = Gateway['schemas']['DemoForgotten'];
export type AccountEvents = Messaging['schemas']['AccountEventList'];
export type UnreadWebhooks = Messaging['schemas']['UnreadList'];
export type Company = Gateway['schemas']['CompanyResponse'];

export type Conversation = Messaging['schemas']['ConversationRow'];
export type Contact = Messaging['schemas']['ContactRow'];
export type Message = Messaging['schemas']['ThreadEntry'];
export type Content = Messaging['schemas']['Content'];
export type Item = Messaging['schemas']['Item'];
export type SystemLine = Messaging['schemas']['ThreadLine'];
export type MediaState = Messaging['schemas']['MediaState'];
export type DeliveryStatus = NonNullable<Messaging['schemas']['ThreadStatus']>;
export type ConversationCounts = Messaging['schemas']['ConversationCounts'];
export type ConversationFilter = 'open' | 'mine' | 'needs-person' | 'unread' | 'snoozed' | 'done';
export type OutgoingMessage = Partial<Messaging['schemas']['SendMessageRequest']>;
export type UploadedMedia = Messaging['schemas']['UploadedMedia'];
export type LabelCount = Messaging['schemas']['LabelCount'];
export type ChatFile = Messaging['schemas']['FileRow'];
export type CannedReply = Messaging['schemas']['CannedReplyRow'];
export type CannedReplyDraft = Messaging['schemas']['CannedReplyRequest'];
export type Template = Messaging['schemas']['TemplateRow'];
export type TemplateDraft = Messaging['schemas']['TemplateDraft'];
export type TemplateProblem = Messaging['schemas']['TemplateProblem'];
export type TemplateTest = Messaging['schemas']['SendTestRequest'];
export type UploadedHeader = Messaging['schemas']['UploadedHeader'];
export type Account = Messaging['schemas']['AccountView'];
export type AccountKey = Messaging['schemas']['AccountKeyView'];
export type AccountKeys = Partial<Messaging['schemas']['SaveKeysRequest']>;
export type AccountCheck = Messaging['schemas']['AccountCheck'];
export type CheckedThing = Messaging['schemas']['CheckedThing'];
export type WhatsAppNumber = Messaging['schemas']['NumberView'];

export type Product = Catalog['schemas']['ProductRow'];
export type AlikeProducts = Catalog['schemas']['AlikeProducts'];
export type NewProducts = Catalog['schemas']['NewProductsView'];
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
export type OrderWait = NonNullable<Catalog['schemas']['OrderWait']>;
export type OrderCounts = Catalog['schemas']['OrderCounts'];
export type OrderStatus = Catalog['schemas']['OrderStatusRow'];
export type MarkOrderStatus = Catalog['schemas']['MarkStatusRequest'];
export type CustomerQuote = Catalog['schemas']['CustomerQuote'];
export type Offer = Catalog['schemas']['Offer'];
export type OrderForCustomer = Catalog['schemas']['OrderForCustomerRequest'];
export type DraftLine = Catalog['schemas']['DraftLine'];
export type PaymentMethod = Catalog['schemas']['PaymentMethod'];
export type ChatSession = Flow['schemas']['SessionDetail'];
export type Quote = Catalog['schemas']['Quote'];
export type Address = Catalog['schemas']['Address'];

export type Application = Hr['schemas']['ApplicationRow'];
export type ApplicationPage = Hr['schemas']['ApplicationPage'];
export type ApplicationDetails = Hr['schemas']['ApplicationDetails'];
export type ApplicationNote = Hr['schemas']['ApplicationNote'];
export type ApplicationCounts = Hr['schemas']['ApplicationCounts'];
export type JobDetails = Hr['schemas']['JobDetails'];
export type ApplicationStage = Hr['schemas']['ApplicationStage'];

export type FlowSummary = Flow['schemas']['FlowSummary'];
export type FlowDetail = Flow['schemas']['FlowDetail'];
export type FlowProblem = Flow['schemas']['FlowProblem'];
export type FlowVersionSummary = Flow['schemas']['FlowVersionSummary'];
export type CheckedFlow = Flow['schemas']['CheckedFlow'];
export type PublishedFlow = Flow['schemas']['PublishedFlow'];
export type SavedDraft = Flow['schemas']['SavedDraft'];
export type OpenedDraft = Flow['schemas']['OpenedDraft'];
export type KeptDraft = Flow['schemas']['KeptDraftSummary'];
export type KeptDraftDetail = Flow['schemas']['KeptDraftDetail'];
export type ImportedFlows = Flow['schemas']['ImportedFlows'];
export type Simulation = Flow['schemas']['Simulation'];
export type SimulationState = Flow['schemas']['SimulationState'];
export type SimulatedTurn = Flow['schemas']['SimulatedTurn'];
export type SimulatedMessage = Flow['schemas']['SimulatedMessage'];

/** The engine's own description of its types of steps: the builder knows none by name. */
export type FlowCounts = Flow['schemas']['FlowCounts'];
export type StepCounted = Flow['schemas']['StepCounted'];
export type StepTypes = Flow['schemas']['StepTypeCatalogue'];
export type StepType = Flow['schemas']['StepTypeDescription'];
export type StepKind = Flow['schemas']['StepKind'];
export type StepField = Flow['schemas']['Field'];
export type FieldKind = Flow['schemas']['FieldKind'];
export type FlowLimits = Flow['schemas']['FlowLimits'];

export type LiveChatsInFlow = Flow['schemas']['LiveChatsInFlow'];
export type LiveChats = Flow['schemas']['LiveChats'];
/** What has a default may be left out where it is sent; in an answer it is there. */
export type PaymentWay = Required<Flow['schemas']['PaymentWay']>;
export type HandOverSettings = Required<Flow['schemas']['HandOverSettings']>;
export type BotSettings = Omit<Flow['schemas']['BotSettingsDetail'], 'payments' | 'handOver'> & { payments: PaymentWay[]; handOver: HandOverSettings };
export type NewsTemplate = Flow['schemas']['NewsTemplate'];
export type SaveBotSettings = Flow['schemas']['SaveBotSettingsRequest'];
export type OpeningHours = Flow['schemas']['OpeningHours'];
export type ImageRef = Catalog['schemas']['ImageRef'];
export type Wording = Flow['schemas']['WordingTable'];
export type FlowTest = Flow['schemas']['FlowTestDetail'];
export type FlowTestsRun = Flow['schemas']['FlowTestsRun'];
export type FlowTestResult = Flow['schemas']['FlowTestResult'];
export type SimulatedInput = Flow['schemas']['SimulatedInput'];
export type SimulatedWorld = Flow['schemas']['SimulatedWorld'];

/** The document holds two enums under the name ChangeKind, and gives this one the other's words. */
export type FlowChange = Omit<Flow['schemas']['FlowChange'], 'kind'> & { kind: 'Added' | 'Removed' | 'Changed' };
export interface FlowDifference { changes: FlowChange[]; sameMeaning: boolean }

export type ErpProfile = Erp['schemas']['ProfileView'];
export type SaveErpProfile = Erp['schemas']['SaveProfileRequest'];
export type ErpEndpoint = Erp['schemas']['EndpointView'];
export type ErpAuthKind = Erp['schemas']['AuthKind'];
export type ErpIdempotency = Erp['schemas']['Idempotency'];
export type ErpCall = Erp['schemas']['CallRow'];
export type ErpCallPage = Erp['schemas']['CallPage'];
export type ErpReplay = Erp['schemas']['ErpAnswered'];
export type ContractCheck = Erp['schemas']['ContractView'];
export type ContractOperation = Erp['schemas']['OperationView'];
