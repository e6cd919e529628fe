using System.ComponentModel.DataAnnotations;

namespace Bridge.Messaging.WhatsApp;

/// <summary>Section <c>WhatsApp</c>, under what was saved in the console. No number has to be configured: each webhook names the one that it came to, and the answer leaves from it.</summary>
sealed class WhatsAppOptions
{
    /// <summary>Of the app that owns the subscription. Without it the webhook answers 503: an unsigned message is nobody's.</summary>
    public string? AppSecret { get; set; }

    /// <summary>The one before, while it is rotated.</summary>
    public string? AppSecretPrevious { get; set; }

    public string? VerifyToken { get; set; }
    public string? AccessToken { get; set; }

    /// <summary>Whose templates are shown and made.</summary>
    public string? BusinessAccountId { get; set; }

    /// <summary>Meta's ids of numbers that are looked after besides those that the account lists, with commas.</summary>
    public string? PhoneNumberId { get; set; }

    public IReadOnlyList<string> PhoneNumberIds => PhoneNumberId?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    /// <summary>Where Meta reaches the webhook: behind the installation's public address.</summary>
    public Uri? WebhookUrl { get; set; }

    [Required]
    public Uri GraphBaseUrl { get; set; } = Meta;

    public static readonly Uri Meta = new("https://graph.facebook.com");

    /// <summary>Versions live about two years.</summary>
    [RegularExpression(@"^v\d{1,3}\.\d$")]
    public string GraphVersion { get; init; } = "v26.0";

    /// <summary>Hosts besides the Graph API's own that media is downloaded from: the token goes with the request.</summary>
    public IReadOnlyList<string> MediaHosts { get; init; } = ["lookaside.fbsbx.com"];

    /// <summary>Per number; without it what Meta says of each.</summary>
    [Range(1, 1000)]
    public int? MaxMessagesPerSecond { get; init; }

    /// <summary>Meta lets 45 messages to one customer through at once and then one in 6 s; <c>off</c> is for load tests.</summary>
    [RegularExpression("^(on|off)$")]
    public string PairRate { get; init; } = "on";

    /// <summary>
    /// Where our own webhook door is asked whether it is open: while it is shut no status can come, and an unknown outcome waits. The gateway's
    /// <c>/health/live</c> where it is known; without it the door counts as open while this process runs.
    /// </summary>
    public Uri? DoorUrl { get; set; }

    /// <summary>How long a request to the Graph API may take before its outcome is unknown.</summary>
    [Range(1, 120)]
    public int GraphTimeoutSeconds { get; init; } = 30;

    /// <summary>How long an unknown outcome waits for a status.</summary>
    [Range(1, 120)]
    public int UnknownWaitSeconds { get; init; } = 10;
}

/// <summary>Section <c>Ingest</c>.</summary>
sealed class IngestOptions
{
    /// <summary>Webhooks that may wait for their commit; beyond it they are sent back at once, and Meta keeps them.</summary>
    [Range(1, 100_000)]
    public int QueueLength { get; init; } = 4000;

    /// <summary>Of all that waits, messages and statuses one by one: a webhook may hold a thousand of them, and memory stays flat whatever comes.</summary>
    [Range(1000, 1_000_000)]
    public int MostElements { get; init; } = 20_000;

    /// <summary>Only against contention: one commit carries hundreds of rows.</summary>
    [Range(1, 16)]
    public int Writers { get; init; } = 2;

    /// <summary>Elements in one transaction.</summary>
    [Range(1, 5000)]
    public int BatchSize { get; init; } = 512;

    /// <summary>A commit that takes longer is answered 503: well before the gateway takes Messaging for silent.</summary>
    [Range(0.05, 10)]
    public double CommitSeconds { get; init; } = 2;
}
