namespace Bridge.Flow.Engine.Steps;

/// <summary>What every step that puts a question can have.</summary>
public static class Questions
{
    internal const string TriesUsedUp = "tries_used_up";
    internal const string Timeout = "timeout";

    /// <summary>A mapping rule found nothing of the type that it needs.</summary>
    internal const string Unmapped = "unmapped";

    public static IReadOnlyList<string> Exits { get; } = [TriesUsedUp, Timeout, Unmapped];

    public static IReadOnlyList<Field> Fields { get; } =
    [
        // After so many wrong tries the exit is taken; where it is not connected a person is called, as after the bot's own limit.
        new("tries", FieldKind.Number) { Min = 1, Max = 10 },
        new("timeout_minutes", FieldKind.Number) { Min = 1, Max = 23 * 60 },
        new("mapping", FieldKind.List),
    ];
}
