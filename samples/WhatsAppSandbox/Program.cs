using Bridge.WhatsAppSandbox;
using Bridge.WhatsAppSandbox.Control;
using Bridge.WhatsAppSandbox.Graph;

var builder = WebApplication.CreateBuilder(args);
builder.AddSandbox();

var app = builder.Build();
app.UsePhone();
app.Use(RequestsApi.LogAsync);
app.MapHealthChecks("/health/live");
app.MapHealthChecks("/health/ready");
app.MapGraph();
app.MapControl();
app.Run();
