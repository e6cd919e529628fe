using System.Globalization;
using System.Net.Mime;
using System.Security.Cryptography;
using System.Text;
using Bridge.ServiceDefaults;

namespace Bridge.Gateway.Alerts;

/// <summary>
/// Posts the alert as JSON to an address of the company's. Signed over time and body, so that whoever receives it knows from whom and when it is; to the same networks as
/// the ERP may be called in, and nowhere by a redirect.
/// </summary>
sealed class WebhookChannel(IHttpClientFactory http, SavedAlerts saved, TimeProvider clock) : IAlertChannel
{
    public const string Client = "alerts";
    public const string Signature = "Bridge-Signature";

    public AlertChannel Channel => AlertChannel.Webhook;

    public async Task<string?> SendAsync(AlertSettings settings, Alert alert, CancellationToken ct)
    {
        var body = alert.ToJson();
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.WebhookUrl) { Content = new StringContent(body, Encoding.UTF8, MediaTypeNames.Application.Json) };
        request.Headers.Add(Signature, Sign(body, saved.WebhookSecret(settings) ?? "", clock.GetUtcNow()));
        request.Headers.UserAgent.ParseAdd("Bridge");
        try
        {
            using var answer = await http.CreateClient(Client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.IsSuccessStatusCode ? null : $"The address answered {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException e) when (e.InnerException is NetworkRefusedException refused)
        {
            return refused.Message;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } known ? $"The address could not be called: {known.HttpRequestError}." : "The address did not answer in time.";
        }
    }

    /// <summary>HMAC-SHA-256 over <c>seconds.body</c>.</summary>
    internal static string Sign(string body, string secret, DateTimeOffset at)
    {
        var seconds = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={seconds},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}")))}";
    }
}
