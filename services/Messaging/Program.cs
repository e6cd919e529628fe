using Bridge.Contracts.Flow;
using Bridge.Messaging;
using Bridge.Messaging.Sending;
using Bridge.Messaging.Webhooks;
using Bridge.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("messaging");
builder.AddBridgeDatabase<MessagingDbContext>("messaging");
builder.AddBridgeBus<MessagingDbContext>("messaging", bus => bus
    .Receive<SendTurnConsumer, SendTurn>()
    .Consume<TurnVoidedConsumer, TurnVoided>());
builder.Services.AddValidation();
builder.AddMessaging();

var app = builder.Build();
app.MapServiceDefaults();
app.MapWebhooks();
await app.RunBridgeAsync<MessagingDbContext>(args);
