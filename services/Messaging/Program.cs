using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Messaging;
using Bridge.Messaging.Accounts;
using Bridge.Messaging.Accounts.Keys;
using Bridge.Messaging.CannedReplies;
using Bridge.Messaging.Conversations;
using Bridge.Messaging.Ingest;
using Bridge.Messaging.Media;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Statuses;
using Bridge.Messaging.Templates;
using Bridge.Messaging.Webhooks;
using Bridge.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("messaging");
builder.AddBridgeDatabase<MessagingDbContext>("messaging");
builder.AddBridgeBus<MessagingDbContext>("messaging", bus => bus
    .Receive<SendTurnConsumer, SendTurn>(atOnce: 64)
    .Receive<TurnVoidedConsumer, TurnVoided>()
    .Receive<ResendItemsConsumer, ResendItems>()
    .Receive<HandOverRequestedConsumer, HandOverRequested>()
    .Receive<HandBackAfterPauseConsumer, HandBackAfterPause>()
    .Receive<AddSystemLineConsumer, AddSystemLine>()
    .Receive<MeasurePictureConsumer, MeasurePicture>());
builder.Services.AddValidation();
builder.AddMessaging();

var app = builder.Build();
app.MapServiceDefaults();
app.UseWebSockets();
app.MapWebhooks();
app.MapConversations();
app.MapMedia();
app.MapMediaLinks();
app.MapCannedReplies();
app.MapTemplates();
app.MapAccountEvents();
app.MapAccount();
app.MapUnreadWebhooks();
app.MapBilling();
app.MapCost();
app.MapCounts();
await app.RunBridgeAsync<MessagingDbContext>(args);
