using Bridge.AppHost;
using Bridge.AppHost.Infrastructure;

var builder = DistributedApplication.CreateBuilder(args);
var bridge = builder.AddBridge();

// PostgreSQL with a database per service, and RabbitMQ: processes of this machine, or wherever the connection strings point.
var servers = bridge.AddServers("messaging", "flow", "catalog", "hr", "erp-connector", "gateway");

// Services. Each has its own database, all share the broker, and none speaks before the queues of all of them stand.
var messaging = bridge.AddService<Projects.Bridge_Messaging>("messaging", servers);
var flow = bridge.AddService<Projects.Bridge_Flow>("flow", servers);
var catalog = bridge.AddService<Projects.Bridge_Catalog>("catalog", servers);
var hr = bridge.AddService<Projects.Bridge_Hr>("hr", servers);
var erpConnector = bridge.AddService<Projects.Bridge_ErpConnector>("erp-connector", servers);
var gateway = bridge.AddService<Projects.Bridge_Gateway>("gateway", servers, bridge.Port("BRIDGE_PORT", 8080));

// Who asks whom over HTTP, and is therefore trusted there. Everything else goes over RabbitMQ.
gateway.Calls(messaging).Calls(flow).Calls(catalog).Calls(hr).Calls(erpConnector);
messaging.Calls(catalog).Calls(gateway);
flow.Calls(catalog).Calls(hr).Calls(messaging).Calls(erpConnector);
catalog.Calls(erpConnector).Calls(messaging);
hr.Calls(erpConnector).Calls(messaging);

gateway
    .WithExternalHttpEndpoints()
    .WithFirstOwner(bridge)
    .WithSettings(bridge, "OpenIdConnect")
    .WithSettings(bridge, "SignIn")
    .WithSettings(bridge, "BRIDGE_TRUSTED_PROXIES")
    .WithSettings(bridge, "Alerts")
    .WithSettings(bridge, "Health")
    .WithEnvironment("Operator__Key", bridge.OperatorKey)
    .WithEnvironment("Web__Root", bridge.Checkout("web", "dist"));

// What an operator does from the dashboard.
catalog.Offers(gateway, bridge, "Sync the catalogue", "/api/catalog/sync", "ArrowSync");
hr.Offers(gateway, bridge, "Sync the jobs", "/api/hr/sync", "ArrowSync");
erpConnector.Offers(gateway, bridge, "Run the contract check", "/api/erp/contract/check", "ClipboardCheckmark", new { writes = false });
foreach (var (service, area) in new[] { (messaging, "messaging"), (flow, "flow"), (catalog, "catalog"), (hr, "hr"), (erpConnector, "erp"), (gateway, "gateway") })
{
    service.Offers(gateway, bridge, "Replay dead letters", $"/api/{area}/operations/dead-letters/replay", "ArrowRepeatAll");
    service.Offers(gateway, bridge, "Reconcile", $"/api/{area}/operations/reconcile", "ArrowSyncCheckmark");
}
flow.Offers(gateway, bridge, "Pause the bot", "/api/flow/bot/pause", "Pause");
flow.Offers(gateway, bridge, "Let the bot answer", "/api/flow/bot/resume", "Play");
gateway.WithUrlForEndpoint("http", url => url.DisplayText = "Console");
foreach (var service in new[] { messaging, flow, catalog, hr, erpConnector })
{
    service.LinksToItsApi();
}

// The ERP: the company's own, or the reference ERP with its books in the data folder.
IResourceBuilder<ServiceResource>? referenceErp = null;
if (bridge.ErpBaseUrl is { } erp)
{
    erpConnector.WithEnvironment("Erp__BaseUrl", erp);
}
else
{
    var port = bridge.Port("BRIDGE_ERP_PORT", 8089);
    referenceErp = bridge.AddSample<Projects.ReferenceErp>("reference-erp", port)
        .WithEnvironment("ReferenceErp__DataPath", bridge.Folder("reference-erp"))
        .WithSettings(bridge, "ReferenceErp");
    gateway.WithEnvironment("Demo__ReferenceErpUrl", referenceErp.GetEndpoint("http"));
    erpConnector
        .WithEnvironment("Erp__BaseUrl", referenceErp.GetEndpoint("http"))
        .WithEnvironment("Erp__Idempotency", "Keys")
        .WithEnvironment("Erp__AllowedNetworks", "127.0.0.1:" + port);
}

// What else the operator says of the ERP: permitted networks, how Bridge signs in, what is offered against doubles.
erpConnector.WithSettings(bridge, "Erp");

// Where Catalog keeps pictures, how many prices it asks for at once and how long they hold.
catalog.WithSettings(bridge, "Images").WithSettings(bridge, "Pricing");

referenceErp?.WithUrlForEndpoint("http", url => url.DisplayText = "Books of the ERP");

// WhatsApp: Meta's Cloud API, or the sandbox, which stands in for Meta and brings phones to chat on.
messaging.WithSettings(bridge, "WhatsApp").WithSettings(bridge, "Media").WithSettings(bridge, "Silence");
if (bridge.SandboxIsOn)
{
    var sandbox = bridge.AddSample<Projects.WhatsAppSandbox>("sandbox", bridge.Port("BRIDGE_SANDBOX_PORT", 8088))
        .WithSandboxAccount(bridge)
        .WithEnvironment("Sandbox__WebhookUrl", $"{gateway.GetEndpoint("http")}/webhooks/whatsapp")
        .WithEnvironment("Sandbox__DataDirectory", bridge.Folder("sandbox"))
        .WithEnvironment("Sandbox__PhoneFiles", bridge.Checkout("web", "dist-phone"));
    sandbox.WithUrlForEndpoint("http", url => url.DisplayText = "Phone");
    messaging.WithSandboxAccount(bridge).WithEnvironment("WhatsApp__GraphBaseUrl", sandbox.GetEndpoint("http"));
    gateway.WithEnvironment("Demo__SandboxUrl", sandbox.GetEndpoint("http")).WithEnvironment("Demo__SandboxClosedFile", bridge.SandboxClosedFile);
    if (referenceErp is not null)
    {
        sandbox.OffersSeed(gateway, referenceErp, bridge);
    }
}
else
{
    bridge.AsksForWhatsAppKeys(gateway);
}

await builder.Build().RunAsync();
