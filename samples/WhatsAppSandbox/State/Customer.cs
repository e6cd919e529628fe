namespace Bridge.WhatsAppSandbox.State;

/// <summary>How the statuses of what is sent to somebody come.</summary>
internal enum StatusManner
{
    /// <summary>Sent, delivered, read; each once and after the one before.</summary>
    InOrder,

    /// <summary>His chat is open: read at once, and delivered is never told.</summary>
    SkipsDelivered,

    /// <summary>As without read receipts.</summary>
    NeverRead,

    /// <summary>Each comes twice.</summary>
    Twice,

    /// <summary>Delivered comes before sent.</summary>
    Reordered,

    /// <summary>Sent is told before the send is answered.</summary>
    Early,

    /// <summary>One of his phones has it, and another tells that it failed.</summary>
    FailsAfterDelivered,
}

/// <summary>Somebody with WhatsApp. Everyone has a number; whoever took a username may hide it, and is then known by his business-scoped id alone.</summary>
internal sealed record Customer
{
    /// <summary>Chosen by whoever makes the customer; what the control API addresses him by.</summary>
    public required string Id { get; init; }
    public required string Name { get; init; }

    /// <summary>Digits without +.</summary>
    public required string Phone { get; init; }
    public required string UserId { get; init; }
    public string? Username { get; init; }
    public bool HidesNumber { get; init; }

    /// <summary>Once a hidden number has been shared, Meta keeps it in the business's contact book and shows it from then on.</summary>
    public bool SharedNumber { get; init; }

    public bool Offline { get; init; }
    public bool SendsTwice { get; init; }
    public bool ReadReceipts { get; init; } = true;

    /// <summary>By the business: what he writes does not reach it.</summary>
    public bool Blocked { get; init; }

    public StatusManner Statuses { get; init; }

    /// <summary>When he last wrote: the service window is counted from here.</summary>
    public DateTimeOffset? LastWroteAt { get; init; }

    public bool ShowsNumber => !HidesNumber || SharedNumber;

    public bool WindowIsOpen(DateTimeOffset now) => LastWroteAt is { } last && now - last < Window;

    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    /// <summary>Who is there at the first start: two with numbers, and one of whom only the username is known.</summary>
    public static readonly IReadOnlyList<Customer> Defaults =
    [
        new() { Id = "asha", Name = "Asha Gurung", Phone = "9779812345670", UserId = "NP.4815162342108" },
        new() { Id = "marina", Name = "Marina Alves", Phone = "5511999900001", UserId = "BR.2718281828459" },
        new() { Id = "omar", Name = "عمر الحربي", Phone = "966550001234", UserId = "SA.3141592653589", Username = "omar.alharbi", HidesNumber = true },
    ];
}
