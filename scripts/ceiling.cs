#:sdk Microsoft.NET.Sdk.Web
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
// The ceiling of `./bridge bench`: a bare Kestrel that checks a webhook's signature and answers 200, as Bridge must at the least.
using System.Security.Cryptography;
using System.Text;

var key = Encoding.UTF8.GetBytes(args[0]);
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
var app = builder.Build();
app.MapPost("/webhooks/whatsapp", async (HttpRequest request) =>
{
    using var body = new MemoryStream();
    await request.Body.CopyToAsync(body);
    var signature = $"sha256={Convert.ToHexStringLower(HMACSHA256.HashData(key, body.GetBuffer().AsSpan(0, (int)body.Length)))}";
    return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(request.Headers["X-Hub-Signature-256"].ToString())) ? Results.Ok() : Results.Unauthorized();
});
await app.StartAsync();
Console.WriteLine(app.Urls.Single());
await app.WaitForShutdownAsync();
