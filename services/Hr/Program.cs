using Bridge.Contracts.Erp;
using Bridge.Contracts.Hr;
using Bridge.Contracts.Messaging;
using Bridge.Hr;
using Bridge.Hr.Applications;
using Bridge.Hr.Jobs;
using Bridge.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("hr");
builder.AddBridgeDatabase<HrDbContext>("hr");
builder.AddBridgeBus<HrDbContext>("hr", bus => bus
    .Consume<MediaStoredConsumer, MediaStored>()
    .Consume<MediaFailedConsumer, MediaFailed>()
    .Consume<ErpReachableConsumer, ErpReachable>()
    .Receive<SubmitApplicationConsumer, SubmitApplication>()
    .Receive<ErpAnsweredConsumer, ErpAnswered>());
builder.Services.AddValidation();
builder.AddHr();
var app = builder.Build();
app.MapServiceDefaults();
app.MapJobs();
app.MapSync();
app.MapApplications();
await app.RunBridgeAsync<HrDbContext>(args);
