using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.WhatsAppSandbox.Tests;

/// <summary>One webhook as it came.</summary>
internal sealed record Received(byte[] Body, string? Signature)
{
    public JsonElement Value => JsonDocument.Parse(Body).RootElement.GetProperty("entry")[0].GetProperty("changes")[0].GetProperty("value");

    public JsonElement? Message => Value.TryGetProperty("messages", out var messages) ? messages[0] : null;
    public JsonElement? Status => Value.TryGetProperty("statuses", out var statuses) ? statuses[0] : null;
}

/// <summary>A real server at the webhook's address that keeps what comes and answers what the test says.</summary>
internal sealed class Business : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly List<Received> _received = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Business(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    public Func<Received, int> Answer { get; set; } = _ => StatusCodes.Status200OK;

    /// <summary>While false the handshake is refused.</summary>
    public bool Verifies { get; set; } = true;

    public IReadOnlyList<Received> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _received];
            }
        }
    }

    public static async Task<Business> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var business = new Business(app);
        app.MapGet("/webhooks/whatsapp", (HttpRequest request) =>
            business.Verifies && request.Query["hub.mode"] == "subscribe" && request.Query["hub.verify_token"] == "verify-token"
                ? Results.Text(request.Query["hub.challenge"])
                : Results.StatusCode(StatusCodes.Status403Forbidden));
        app.MapPost("/webhooks/whatsapp", business.ReceiveAsync);
        app.MapGet("/picture.png", () => Results.Bytes([0x89, 0x50, 0x4E, 0x47], "image/png"));
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        business.Url = new Uri(address + "/webhooks/whatsapp");
        return business;
    }

    public Task<Received> MessageAsync(string wamid) => FirstAsync(webhook => webhook.Message?.GetProperty("id").GetString() == wamid);

    public Task<Received> StatusAsync(string wamid, string status) => FirstAsync(webhook =>
        webhook.Status is { } found && found.GetProperty("id").GetString() == wamid && found.GetProperty("status").GetString() == status);

    public async Task<Received> FirstAsync(Func<Received, bool> which) => (await WhenAsync(all => all.Any(which))).First(which);

    public async Task<IReadOnlyList<Received>> WhenAsync(Func<IReadOnlyList<Received>, bool> enough)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            Task arrival;
            IReadOnlyList<Received> all;
            lock (_lock)
            {
                all = [.. _received];
                arrival = _arrival.Task;
            }
            if (enough(all))
            {
                return all;
            }
            await arrival.WaitAsync(patience.Token);
        }
    }

    private async Task<IResult> ReceiveAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        var received = new Received(body.ToArray(), request.Headers["X-Hub-Signature-256"]);
        var answer = Answer(received);
        lock (_lock)
        {
            _received.Add(received);
            _arrival.SetResult();
            _arrival = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        return Results.StatusCode(answer);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
