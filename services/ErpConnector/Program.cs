using Bridge.Contracts.Erp;
using Bridge.ErpConnector;
using Bridge.ErpConnector.Calls;
using Bridge.ErpConnector.Checks;
using Bridge.ErpConnector.Profile;
using Bridge.ErpConnector.Reads;
using Bridge.ErpConnector.Writes;
using Bridge.ServiceDefaults;

if (args is ["verify", .. var asked])
{
    return await Verify.RunAsync(asked, Console.Out, CancellationToken.None);
}

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
app.MapContract();
await app.RunBridgeAsync<ErpDbContext>(args);
return 0;
