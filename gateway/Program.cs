using Bridge.Contracts.Catalog;
using Bridge.Contracts.Hr;
using Bridge.Contracts.Messaging;
using Bridge.Gateway;
using Bridge.Gateway.Alerts;
using Bridge.Gateway.Audit;
using Bridge.Gateway.Companies;
using Bridge.Gateway.Console;
using Bridge.Gateway.Demo;
using Bridge.Gateway.Health;
using Bridge.Gateway.Keys;
using Bridge.Gateway.Live;
using Bridge.Gateway.Privacy;
using Bridge.Gateway.Proxy;
using Bridge.Gateway.Users;
using Bridge.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("gateway");
builder.AddBridgeDatabase<GatewayDbContext>("gateway");
builder.AddBridgeBus<GatewayDbContext>("gateway", bus => bus
    .Listen<ConversationsChangedListener, ConversationsChanged>()
    .Listen<ProductChangedListener, ProductChanged>()
    .Listen<JobChangedListener, JobChanged>()
    .Listen<OrderChangedListener, OrderStatusChanged>()
    .Listen<ApplicationChangedListener, ApplicationChanged>()
    .Listen<ReplyingListener, ColleaguesReplying>());
builder.Services.AddValidation().AddScoped<IMigrationStep, FirstCompany>();
builder.AddUsers();
builder.AddApiKeys();
builder.AddServiceProxy();
builder.AddWebhookRoute();
builder.AddAuditLog();
builder.AddDemo();
builder.AddPrivacy();
builder.AddHealthWatch();
builder.AddAlerts();
builder.AddLive();
var app = builder.Build();
app.UseConsoleSecurity();
app.UseAuditLog();
app.MapServiceDefaults(operations: "/api/gateway/operations");
app.UseRateLimiter();
app.UseApiKeyScope();
app.UseDemandedFactor();
app.UseAntiforgeryHeader().UseRecentProof();
app.MapSession();
app.MapUsers();
app.MapApiKeys();
app.MapAudit();
app.MapPrivacy();
app.MapCompany();
app.MapDemo();
app.MapHealth();
app.MapAlerts();
app.MapHub<LiveHub>("/live").RequireAuthorization(Policies.Viewer);
app.MapWebhook();
app.MapReverseProxy();
app.MapConsole();
await app.RunBridgeAsync<GatewayDbContext>(args);
