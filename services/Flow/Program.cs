using Bridge.Contracts.Catalog;
using Bridge.Contracts.Company;
using Bridge.Contracts.Erp;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Hr;
using Bridge.Contracts.Messaging;
using Bridge.Flow;
using Bridge.Flow.Flows;
using Bridge.Flow.Pausing;
using Bridge.Flow.ReadModel;
using Bridge.Flow.Sessions;
using Bridge.Flow.Settings;
using Bridge.Flow.Wordings;
using Bridge.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("flow");
builder.AddBridgeDatabase<FlowDbContext>("flow");
builder.AddBridgeBus<FlowDbContext>("flow", bus => bus
    .Consume<ItemArrivedConsumer, ItemArrived>(atOnce: 64)
    .Receive<PriceQuotedConsumer, PriceQuoted>()
    .Receive<OrderAnsweredConsumer, OrderAnswered>()
    .Receive<OrderOfferedConsumer, OrderOffered>()
    .Receive<OrderStatusAnsweredConsumer, OrderStatusAnswered>()
    .Receive<ApplicationAnsweredConsumer, ApplicationAnswered>()
    .Receive<PictureMeasuredConsumer, PictureMeasured>()
    .Receive<ResendTurnsConsumer, ResendTurns>()
    .Receive<JoinConversationsConsumer, JoinConversations>()
    .Consume<ErpReachableConsumer, ErpReachable>()
    .Consume<ProductChangedConsumer, ProductChanged>()
    .Consume<JobChangedConsumer, JobChanged>()
    .Consume<OrderStatusChangedConsumer, OrderStatusChanged>()
    .Consume<ApplicationChangedConsumer, ApplicationChanged>()
    .Consume<CompanyChangedConsumer, CompanyChanged>());
builder.Services.AddValidation();
builder.AddFlow();
var app = builder.Build();
app.MapServiceDefaults();
app.MapFlows();
app.MapWording();
app.MapSettings();
app.MapSessions();
app.MapBot();
await app.RunBridgeAsync<FlowDbContext>(args);
