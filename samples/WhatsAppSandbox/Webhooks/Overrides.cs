using Microsoft.Extensions.Options;

namespace Bridge.WhatsAppSandbox.Webhooks;

/// <summary>
/// Where webhooks go: the number's own address before the account's before the app's; account and template events always to the app's. And whether the
/// account tells the app anything at all.
/// </summary>
internal sealed class Overrides(IOptions<SandboxOptions> options)
{
    public const int Longest = 200;

    public bool Subscribed { get; set; } = true;
    public Uri? OfAccount { get; set; }
    public Uri? OfNumber { get; set; }

    /// <summary>Null where nothing is told.</summary>
    public Uri? For(string lane) => !Subscribed ? null : lane == WebhookQueue.AccountLane ? options.Value.WebhookUrl : OfNumber ?? OfAccount ?? options.Value.WebhookUrl;

    public void Reset() => (Subscribed, OfAccount, OfNumber) = (true, null, null);
}
