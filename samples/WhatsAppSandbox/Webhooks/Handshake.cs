using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Webhooks;

/// <summary>Meta's verification of the webhook's address, tried until it is there: the sandbox may start long before the gateway.</summary>
internal sealed partial class Handshake(
    WebhookQueue queue, IHttpClientFactory http, IOptions<WhatsAppOptions> account, IOptions<SandboxOptions> sandbox, TimeProvider time, ILogger<Handshake> logger)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (sandbox.Value.WebhookUrl is not { } url)
        {
            LogNoUrl();
            return;
        }
        string? told = null;
        while (await RefusalAsync(url, stoppingToken) is { } refusal)
        {
            if (refusal != told)
            {
                LogRefused(told = refusal);
            }
            await Task.Delay(Between, time, stoppingToken);
        }
        LogVerified();
        queue.Open();
    }

    private Task<string?> RefusalAsync(Uri url, CancellationToken ct) => RefusalAsync(http, url, account.Value.VerifyToken, ct);

    /// <summary>Null once the address has answered with exactly the challenge.</summary>
    public static async Task<string?> RefusalAsync(IHttpClientFactory http, Uri url, string verifyToken, CancellationToken ct)
    {
        var challenge = RandomNumberGenerator.GetInt32(100_000_000, int.MaxValue).ToString(CultureInfo.InvariantCulture);
        var query = $"hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(verifyToken)}";
        try
        {
            using var client = http.CreateClient(WebhookQueue.Client);
            using var response = await client.GetAsync(new UriBuilder(url) { Query = query }.Uri, ct);
            if (!response.IsSuccessStatusCode)
            {
                return $"it answered {(int)response.StatusCode}";
            }
            return await response.Content.ReadAsStringAsync(ct) == challenge ? null : "it did not answer with the challenge";
        }
        catch (HttpRequestException)
        {
            return "it cannot be reached";
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return "it did not answer in time";
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sandbox:WebhookUrl is not set: what customers write goes nowhere")]
    private partial void LogNoUrl();

    [LoggerMessage(LogLevel.Warning, "The webhook is not verified yet: {Reason}. Trying again every second")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Information, "The webhook is verified")]
    private partial void LogVerified();
}
