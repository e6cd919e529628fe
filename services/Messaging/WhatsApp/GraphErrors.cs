namespace Bridge.Messaging.WhatsApp;

/// <summary>The closed set of what an error of the Graph API asks for.</summary>
enum FailureKind
{
    /// <summary>Transient: again after a growing pause, a few times.</summary>
    Retry,

    /// <summary>Again after the pause that the code names, however often.</summary>
    Wait,

    /// <summary>The customer service window is closed.</summary>
    TemplateNeeded,

    /// <summary>Never again by itself.</summary>
    Permanent,

    /// <summary>A person must put something right: token, permission, payment. The number's queue is held meanwhile.</summary>
    Configuration,
}

/// <param name="Tries">In all, for <see cref="FailureKind.Retry"/>.</param>
sealed record FailureRule(FailureKind Kind, TimeSpan Pause = default, int Tries = 0);

/// <summary>What to do on which code (Meta's error reference of December 2025 and September 2026). The HTTP status decides nothing: it differs by version.</summary>
static class GraphErrors
{
    static readonly FailureRule Transient = new(FailureKind.Retry, TimeSpan.FromSeconds(1), 5);
    static readonly FailureRule Permanent = new(FailureKind.Permanent);
    static readonly FailureRule Configuration = new(FailureKind.Configuration, TimeSpan.FromMinutes(1));

    public static FailureRule RuleOf(int? code, int attempt) => code switch
    {
        // The request was answered by something that is not the Graph API, or by an error without a code.
        null => Transient,
        // 1 unknown, 135000 generic: three tries, then it is the message's fault.
        1 => Transient with { Tries = 3 },
        135000 => Transient with { Tries = 2 },
        // 2 down, 131000 unknown, 131016 unavailable, 133004 registration server.
        2 or 131000 or 131016 or 133004 => Transient,
        // 131053: a file that Meta could not take; once more, since links are flaky.
        131053 => Transient with { Tries = 2 },
        // 4 app, 613 Graph, 80007 and 80008 business rate limits: their windows are an hour, their buckets refill steadily.
        4 or 613 or 80007 or 80008 => new FailureRule(FailureKind.Wait, TimeSpan.FromSeconds(60)),
        // 130429 number's throughput: a short pause, the token bucket does the rest.
        130429 => new FailureRule(FailureKind.Wait, TimeSpan.FromSeconds(Math.Min(1 << Math.Min(attempt, 5), 30))),
        // 131056 pair rate: Meta asks for 4^n seconds.
        131056 => new FailureRule(FailureKind.Wait, TimeSpan.FromSeconds(Math.Pow(4, Math.Clamp(attempt, 1, 5)))),
        // 131057 maintenance while the throughput is raised: a minute.
        131057 => new FailureRule(FailureKind.Wait, TimeSpan.FromSeconds(60)),
        // 131048 spam limit, 131064 misclassified templates: hours, and a person should look.
        131048 or 131064 => new FailureRule(FailureKind.Wait, TimeSpan.FromHours(1)),
        131047 => new FailureRule(FailureKind.TemplateNeeded),
        // Token: 0, 104, 190. Permission: 3, 10, 200 to 299, 131005. Number or account: 33, 368, 131031, 131037, 131045, 133000, 133005, 133006, 133010, 133015.
        // Payment: 131042, 134011. Test number: 131030. Marketing switched off: 131063. Flow blocked: 132068.
        0 or 3 or 10 or 33 or 104 or 190 or 368 or (>= 200 and <= 299) or 131005 or 131030 or 131031 or 131037 or 131042 or 131045 or 131063 or 132068
            or 133000 or 133005 or 133006 or 133010 or 133015 or 134011 => Configuration,
        // Everything that is this message's or this customer's own: parameters, undeliverable, opted out, templates that are wrong, paused or disabled.
        _ => Permanent,
    };
}
