using System.ComponentModel.DataAnnotations;

namespace Bridge.WhatsAppSandbox;

/// <summary>The account the sandbox stands for: the same values that Messaging is given.</summary>
internal sealed class WhatsAppOptions
{
    public const string Section = "WhatsApp";

    [Required] public string AppSecret { get; set; } = "app-secret";
    [Required] public string VerifyToken { get; set; } = "verify-token";
    [Required] public string AccessToken { get; set; } = "sandbox-access-token";
    [Required] public string PhoneNumberId { get; set; } = "106540352242922";
    [Required] public string BusinessAccountId { get; set; } = "102290129340398";
}

internal sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>Where webhooks go; none are sent without it.</summary>
    public Uri? WebhookUrl { get; set; }

    /// <summary>Conversations and media are kept here over a restart; without it they live as long as the process.</summary>
    public string? DataDirectory { get; set; }

    /// <summary>The built phone (web/dist-phone). A published sandbox carries it in its folder phone.</summary>
    public string? PhoneFiles { get; set; }

    [Required] public string BusinessName { get; set; } = "Bridge Demo Shop";

    /// <summary>Digits without +, as Meta writes display_phone_number in webhooks.</summary>
    [RegularExpression("^[0-9]{7,15}$")] public string DisplayPhoneNumber { get; set; } = "15550783881";

    public TimeSpan SentAfter { get; set; } = TimeSpan.FromMilliseconds(100);
    public TimeSpan DeliveredAfter { get; set; } = TimeSpan.FromMilliseconds(300);
    public TimeSpan ReadAfter { get; set; } = TimeSpan.FromMilliseconds(900);

    /// <summary>Meta does not document how long it waits for an answer.</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Meta gives 131047 either in the answer or as a failed status later; the latter is what is mostly seen.</summary>
    public bool RefuseOutsideWindow { get; set; }

    /// <summary>Numbers that begin so and have four more digits are scenarios; none with an empty one. Numbers that are made up here never begin so.</summary>
    [RegularExpression("^[0-9]{3,11}$")] public string? ScenarioPrefix { get; set; } = "1555010";

    /// <summary>130429 above it; 0 is no limit. Meta's are 80, 20 and 1,000.</summary>
    [Range(0, 100_000)] public int MessagesPerSecond { get; set; }

    /// <summary>How long the Graph API takes to answer a send; Meta says about 350 ms. None, so that tests need not wait.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Of a log-normal latency around that median: 0 is always the median, 0.5 makes one in a hundred take three times as long.</summary>
    [Range(0, 3)] public double LatencySpread { get; set; }

    /// <summary>80007 above it; 0 is no limit. Meta's are 200 and, with a registered number, 5,000.</summary>
    [Range(0, 100_000)] public int ManagementPerHour { get; set; }

    /// <summary>How many customers may be written to first in 24 hours; 0 is no limit. Meta's are 250, 2,000, 10,000, 100,000.</summary>
    [Range(0, 1_000_000)] public int PortfolioLimit { get; set; }

    /// <summary>A voice note is listened to so long after it was read.</summary>
    public TimeSpan PlayedAfter { get; set; } = TimeSpan.FromMilliseconds(900);

    /// <summary>One message per six seconds to the same customer, 45 on credit; off so that tests need not wait.</summary>
    public bool PairRate { get; set; }
}
