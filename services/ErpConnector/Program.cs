using Bridge.Contracts.Erp;
using Bridge.ErpConnector;
using Bridge.ErpConnector.Calls;
using Bridge.ErpConnector.Profile;
using Bridge.ErpConnector.Reads;
using Bridge.ErpConnector.Writes;
using Bridge.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("erp-connector");
builder.AddBridgeDatabase<ErpDbContext>("erp-connector");
builder.AddBridgeBus<ErpDbContext>("erp-connector", bus => bus
    .Receive<CallErpConsumer, CallErp>());
builder.Services.AddValidation();
builder.AddErpConnector();

var app = builder.Build();
app.MapServiceDefaults();
app.MapReads();
app.MapProfile();
app.MapCalls();
await app.RunBridgeAsync<ErpDbContext>(args);
