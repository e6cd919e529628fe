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

/// <summary>What else is done about it, whether the error came in the answer or as a failed status.</summary>
enum FailureAction
{
    None,

    /// <summary>Meta is asked what the number may send by now.</summary>
    AskThroughput,

    /// <summary>The number sends too much: at half its rate for a while, and Meta is asked what the rate is.</summary>
    SlowDown,

    /// <summary>The customer wants no advertising: noted on him.</summary>
    StopMarketing,

    /// <summary>The customer is blocked at Meta: noted on the chat.</summary>
    NoteBlocked,

    /// <summary>Our copy of the templates is not Meta's: read anew.</summary>
    SyncTemplates,
}

/// <param name="Tries">In all, for <see cref="FailureKind.Retry"/>.</param>
sealed record FailureRule(FailureKind Kind, TimeSpan Pause = default, int Tries = 0)
{
    public FailureAction Action { get; init; }

    /// <summary>Of <see cref="FailureKind.Configuration"/>: it stops this customer's message, or this kind of message, and nobody else's.</summary>
    public bool OnlyThis { get; init; }
}

/// <summary>What to do on which code (Meta's error reference of December 2025 and September 2026). The HTTP status decides nothing: it differs by version.</summary>
static class GraphErrors
{
    static readonly FailureRule Transient = new(FailureKind.Retry, TimeSpan.FromSeconds(1), 5);
    static readonly FailureRule Permanent = new(FailureKind.Permanent);
    static readonly FailureRule Configuration = new(FailureKind.Configuration, TimeSpan.FromMinutes(1));

    /// <summary>Of a message with an uploaded file. 100 and 131009: a parameter, which an id that Meta has forgotten is as well. 131053: the file itself.</summary>
    public static bool MayMeanFileGone(int code) => code is 100 or 131009 or 131053;

    /// <summary>Templates wait for it, and answers within the customer's window cost nothing.</summary>
    public static bool IsPayment(int code) => code is 131042 or 134011;

    public static FailureRule RuleOf(int? code, int attempt) => code switch
    {
        // The request was answered by something that is not the Graph API, or by an error without a code.
        null => Transient,
        // 1 unknown, 135000 generic: three tries or two, then it is the message's fault.
        1 => Transient with { Tries = 3 },
        135000 => Transient with { Tries = 2 },
        // 2 down, 131000 unknown, 131016 unavailable, 133004 registration server.
        2 or 131000 or 131016 or 133004 => Transient,
        // A file that Meta could not take; once more, since links are flaky.
        131053 => Transient with { Tries = 2 },
        // 4 app, 613 Graph, 80007 and 80008 business rate limits: their windows are an hour, their buckets refill steadily.
        4 or 613 or 80007 or 80008 => new FailureRule(FailureKind.Wait, TimeSpan.FromSeconds(60)),
        // The number's throughput: a short pause, the token bucket does the rest.
        130429 => new FailureRule(FailureKind.Wait, TimeSpan.FromSeconds(Math.Min(1 << Math.Min(attempt, 5), 30))) { Action = FailureAction.SlowDown },
        // The pair's rate: Meta asks for 4^n seconds.
        131056 => new FailureRule(FailureKind.Wait, TimeSpan.FromSeconds(Math.Pow(4, Math.Clamp(attempt, 1, 5)))),
        // Maintenance while the throughput is raised: a minute.
        131057 => new FailureRule(FailureKind.Wait, TimeSpan.FromSeconds(60)) { Action = FailureAction.AskThroughput },
        // 131048 spam limit, 131064 misclassified templates: hours, and a person should look. 132069 form throttled: ten an hour.
        131048 or 131064 or 132069 => new FailureRule(FailureKind.Wait, TimeSpan.FromHours(1)),
        // 133008 and 133009 wrong PIN too often, 133015 recently deleted, 134101 still syncing: minutes. 133016 registered too often: hours.
        133008 or 133009 or 133015 or 134101 => new FailureRule(FailureKind.Wait, TimeSpan.FromMinutes(5)),
        133016 => new FailureRule(FailureKind.Wait, TimeSpan.FromHours(1)),
        131047 => new FailureRule(FailureKind.TemplateNeeded),
        // Token: 0, 104, 190. Permission: 3, 10, 200 to 299, 131005. Number or account: 33, 368, 131031, 131037, 131045, 133000, 133005, 133006, 133010.
        // Payment: 131042, 134011.
        0 or 3 or 10 or 33 or 104 or 190 or 368 or (>= 200 and <= 299) or 131005 or 131031 or 131037 or 131042 or 131045 or 133000 or 133005 or 133006 or 133010 or 134011 => Configuration,
        // A person must put these right as well, but to hold the number for them would make everybody wait. 131030: he is not on the test number's list.
        // 131063, 134102: no marketing from here. 132068: the form is blocked.
        131030 or 131063 or 132068 or 134102 => Configuration with { OnlyThis = true },
        // The customer's own choice.
        131050 => Permanent with { Action = FailureAction.StopMarketing },
        130403 => Permanent with { Action = FailureAction.NoteBlocked },
        // 132000 and 132012 other parameters, 132001 no such or not approved, 132015 paused, 132016 disabled, 132018 refused: the copy here is another template.
        132000 or 132001 or 132012 or 132015 or 132016 or 132018 => Permanent with { Action = FailureAction.SyncTemplates },
        // This message's or this customer's own. 100, 131008, 131009, 131051, 131055, 132005, 132007, 132008: its parameters. 130472, 131026, 131049: Meta did not
        // deliver it, and a repetition would fare the same; 131026 is shown on the contact (CannotReceive). 130497: his country. 131021: ourselves. 131062: needs a number. 137000: his key. 139000 to 139103: not sending.
        100 or 131008 or 131009 or 131051 or 131055 or 132005 or 132007 or 132008 or 130472 or 131026 or 131049 or 130497 or 131021 or 131062 or 134100 or 137000
            or (>= 139000 and <= 139103) or 131052 or 131059 or 131060 => Permanent,
        // Not in the reference: what it means nobody knows, and to repeat it could be wrong.
        _ => Permanent,
    };
}
